import { readStackOutputs, type ClusterRecord, type StackOutput } from "@kind-berth/topology";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { isComponent, type AppCluster } from "./app-cluster";
import { sharedRecord } from "./apps-of-cluster";
import { clusterIdentity } from "./cluster-identity";
import { decide, providerOf, settle, type Decision, type Outcome } from "../rejection";

/**
 * Where a {@link ReferencedCluster} is found.
 *
 * @example
 * ```ts
 * { stack: "organization/platform/dev" }
 * ```
 */
export interface ReferencedClusterArgs {
  /** The stack that has the cluster: a reference to it, or its name in full, `<organization>/<project>/<stack>`. */
  readonly stack: pulumi.StackReference | string;
  /**
   * The output of that stack that is the cluster's record.
   *
   * @default "record"
   */
  readonly record?: string | undefined;
  /**
   * The output of that stack that is the cluster's kubeconfig, a secret.
   *
   * @default "kubeconfig"
   */
  readonly kubeconfig?: string | undefined;
}

/**
 * The cluster of another stack, which exports its `record` and its `kubeconfig`. Apps are exposed on it as on a cluster of the
 * program's own: the record is known at preview, with what that stack's apps hold, so that what collides is refused there.
 *
 * When the other stack makes its cluster anew, the next `up` makes all that is on it anew too.
 *
 * @example
 * ```ts
 * const cluster = await ReferencedCluster.get("cluster", { stack: "organization/platform/dev" });
 * const shop = new ExposedApp("shop", { cluster, image: "nginxinc/nginx-unprivileged:1.29", containerPort: 8080, port: "http" });
 * export const record = cluster.record; // for the stacks that come after this one
 * ```
 */
export class ReferencedCluster extends pulumi.ComponentResource implements AppCluster {
  /** The kubeconfig of the cluster's administrator: YAML, a secret. */
  readonly kubeconfig: pulumi.Output<string>;
  /** The provider for what else is to be on the cluster. It is replaced when the other stack makes the cluster anew. */
  readonly provider: k8s.Provider;
  readonly #outcome: Outcome<MadeCluster>;

  private constructor(
    name: string,
    decision: Decision<ClusterRecord>,
    kubeconfig: pulumi.Output<string>,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super(referencedClusterType, name, {}, opts);
    const outcome = settle(this, decision, (record) => makeCluster(name, record, kubeconfig, this));
    this.#outcome = outcome;
    this.kubeconfig = outcome.output((made) => made.kubeconfig);
    this.provider = providerOf(name, this, outcome);
    this.registerOutputs(outcome.registered(({ found }) => ({ record: found, kubeconfig: this.kubeconfig })));
  }

  /** The cluster's nodes and ports, with what is held on it by the other stack and by this program. Known at preview. */
  get record(): ClusterRecord {
    return this.#outcome.made.record;
  }

  /**
   * Finds the cluster of another stack.
   *
   * A preview fails, with everything that is wrong beside the cluster, if that stack has no such outputs (it was never brought up), or
   * if its record is a secret or of another version of Berth; see docs/rules.md. The outputs of such a cluster reject, its record throws
   * the same error when it is read, and nothing is created on the cluster.
   *
   * @param name - the resource's name
   */
  static async get(
    name: string,
    args: ReferencedClusterArgs,
    opts?: pulumi.ComponentResourceOptions,
  ): Promise<ReferencedCluster> {
    const { stack, record = "record", kubeconfig = "kubeconfig" } = args;
    const reference = typeof stack === "string" ? new pulumi.StackReference(stack) : stack;
    const outputs = {
      stack: (await valueOf(reference.name)) ?? "not known yet",
      record: await outputOf(reference, record),
      kubeconfig: await outputOf(reference, kubeconfig),
    };
    const decision = decide((warn) => readStackOutputs(outputs, warn));
    const found = reference.getOutput(kubeconfig) as pulumi.Output<string>;
    return new ReferencedCluster(name, decision, found, opts);
  }

  /** Whether `value` is a ReferencedCluster, of whichever copy of this package. */
  static override isInstance(value: unknown): value is ReferencedCluster {
    return isComponent(value, referencedClusterType);
  }
}

const referencedClusterType = "berth:index:ReferencedCluster";

/** What a cluster consists of. */
interface MadeCluster {
  /** The cluster as the other stack describes it. */
  readonly found: ClusterRecord;
  /** The same with the program's apps. */
  readonly record: ClusterRecord;
  readonly kubeconfig: pulumi.Output<string>;
  readonly provider: k8s.Provider;
}

function makeCluster(
  name: string,
  found: ClusterRecord,
  kubeconfig: pulumi.Output<string>,
  parent: ReferencedCluster,
): MadeCluster {
  const secret = pulumi.secret(kubeconfig);
  const provider = new k8s.Provider(
    name,
    {
      kubeconfig: secret,
      clusterIdentifier: clusterIdentity(secret),
      // What was on a cluster that the other stack has made anew, or taken away, is gone with it.
      deleteUnreachable: true,
    },
    { parent },
  );
  return { found, record: sharedRecord(provider, found), kubeconfig: secret, provider };
}

async function outputOf(reference: pulumi.StackReference, name: string): Promise<StackOutput> {
  // Pulumi declares both as `any`.
  const { value, secretValue } = (await reference.getOutputDetails(name)) as Record<string, unknown>;
  if (secretValue !== undefined) return { name, state: "secret" };
  return value === undefined || value === null ? { name, state: "missing" } : { name, state: "plain", value };
}

/** The value of an output that depends on no resource, now; `undefined` where it is not known yet. */
function valueOf<T>(output: pulumi.Output<T>): Promise<T | undefined> {
  return new Promise((resolve) => {
    output.apply(resolve);
  });
}
