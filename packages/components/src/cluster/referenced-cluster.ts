import { readStackOutputs, type ClusterRecord, type StackOutput } from "@kind-berth/topology";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { isComponent, type AppCluster } from "./app-cluster";
import { sharedRecord } from "./apps-of-cluster";
import { clusterIdentity } from "./cluster-identity";
import { decide, providerOf, settle, type Decision, type Outcome } from "../rejection";

/**
 * The arguments for {@link ReferencedCluster.get}: the stack, and the names of the stack outputs that describe the cluster.
 *
 * @example
 * ```ts
 * { stack: "organization/platform/dev" }
 * ```
 */
export interface ReferencedClusterArgs {
  /** The stack that created the cluster: a StackReference or the full stack name, `<organization>/<project>/<stack>`. */
  readonly stack: pulumi.StackReference | string;
  /**
   * The name of the stack output that contains the cluster's record.
   *
   * @default "record"
   */
  readonly record?: string | undefined;
  /**
   * The name of the stack output that contains the cluster's kubeconfig. This output is a secret.
   *
   * @default "kubeconfig"
   */
  readonly kubeconfig?: string | undefined;
}

/**
 * Refers to a cluster that another stack created. The other stack must export the cluster's `record` and `kubeconfig`.
 *
 * You can expose apps on a ReferencedCluster in the same way as on a cluster that your own program creates.
 *
 * @example
 * ```ts
 * const cluster = await ReferencedCluster.get("cluster", { stack: "organization/platform/dev" });
 * const shop = new ExposedApp("shop", { cluster, image: "nginxinc/nginx-unprivileged:1.29", containerPort: 8080, port: "http" });
 * export const record = cluster.record; // for stacks that use the same cluster after this one
 * ```
 * @remarks The record is known during a preview, and contains the claims of the other stack's apps. The preview rejects apps that conflict
 * with these claims.
 *
 * If the other stack recreates its cluster, the next `pulumi up` on your stack recreates your stack's objects on the cluster.
 */
export class ReferencedCluster extends pulumi.ComponentResource implements AppCluster {
  /** The cluster administrator's kubeconfig, in YAML. It is a secret. */
  readonly kubeconfig: pulumi.Output<string>;
  /**
   * The cluster's Kubernetes provider. Use this provider to create other objects on the cluster. Pulumi replaces the provider when the
   * other stack recreates the cluster.
   */
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

  /** The cluster's nodes and ports, and the claims of the other stack's and this program's apps. The record is known during a preview. */
  get record(): ClusterRecord {
    return this.#outcome.made.record;
  }

  /**
   * Reads the cluster from another stack's outputs.
   *
   * In the following cases, the preview fails and reports every problem next to the cluster. docs/rules.md lists all rules.
   *
   * - The other stack does not have the outputs, for example because it was never deployed.
   * - The record is a secret, or a Berth version with a different record format wrote it.
   *
   * For a rejected cluster, Pulumi creates nothing on the cluster. The cluster's outputs reject with the error, and reading `record` throws
   * the same error.
   *
   * @param name - the resource name
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

  /** Returns whether `value` is a ReferencedCluster, even if another copy of this package created `value`. */
  static override isInstance(value: unknown): value is ReferencedCluster {
    return isComponent(value, referencedClusterType);
  }
}

const referencedClusterType = "berth:index:ReferencedCluster";

/** A cluster's resources and records. */
interface MadeCluster {
  /** The record that the other stack exports. */
  readonly found: ClusterRecord;
  /** The cluster's record, including the claims of the program's apps. */
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
      // When the other stack recreates or deletes the cluster, the objects on the old cluster no longer exist.
      deleteUnreachable: true,
    },
    { parent },
  );
  return { found, record: sharedRecord(provider, found), kubeconfig: secret, provider };
}

async function outputOf(reference: pulumi.StackReference, name: string): Promise<StackOutput> {
  // Pulumi declares the types of `value` and `secretValue` as `any`.
  const { value, secretValue } = (await reference.getOutputDetails(name)) as Record<string, unknown>;
  if (secretValue !== undefined) return { name, state: "secret" };
  return value === undefined || value === null ? { name, state: "missing" } : { name, state: "plain", value };
}

/** Returns the value of an output that does not depend on a resource. Returns `undefined` if the value is not known yet. */
function valueOf<T>(output: pulumi.Output<T>): Promise<T | undefined> {
  return new Promise((resolve) => {
    output.apply(resolve);
  });
}
