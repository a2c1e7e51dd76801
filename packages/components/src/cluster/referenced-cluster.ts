import { readStackOutputs, type ClusterRecord, type StackOutput } from "@kind-berth/topology";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { AppCluster } from "./app-cluster";
import { sharedRecord } from "./apps-of-cluster";
import { clusterIdentity } from "./cluster-identity";
import { isComponent } from "../instance-of";
import { planned, reportWarnings } from "../planned";

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
  /** The cluster's nodes and ports, with what is held on it by the other stack and by this program. Known at preview. */
  readonly record: ClusterRecord;
  /** The kubeconfig of the cluster's administrator: YAML, a secret. */
  readonly kubeconfig: pulumi.Output<string>;
  /** The provider for what else is to be on the cluster. It is replaced when the other stack makes the cluster anew. */
  readonly provider: k8s.Provider;

  private constructor(
    name: string,
    record: ClusterRecord,
    kubeconfig: pulumi.Output<string>,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super(referencedClusterType, name, {}, opts);
    this.kubeconfig = pulumi.secret(kubeconfig);
    this.provider = new k8s.Provider(
      name,
      {
        kubeconfig: this.kubeconfig,
        clusterIdentifier: clusterIdentity(this.kubeconfig),
        // What was on a cluster that the other stack has made anew, or taken away, is gone with it.
        deleteUnreachable: true,
      },
      { parent: this },
    );
    this.record = sharedRecord(this.provider, record);
    this.registerOutputs({ record, kubeconfig: this.kubeconfig });
  }

  /**
   * Finds the cluster of another stack.
   *
   * @param name - the resource's name
   * @throws pulumi.RunError at preview, where that stack has no such outputs (it was never brought up), where its record is a
   * secret, or of another version of Berth; see docs/rules.md
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
    const { plan, warnings } = planned((warn) => readStackOutputs(outputs, warn));
    const found = reference.getOutput(kubeconfig) as pulumi.Output<string>;
    const cluster = new ReferencedCluster(name, plan, found, opts);
    reportWarnings(cluster, warnings);
    return cluster;
  }

  /** Whether `value` is a ReferencedCluster, of whichever copy of this package. */
  static override isInstance(value: unknown): value is ReferencedCluster {
    return isComponent(value, referencedClusterType);
  }
}

const referencedClusterType = "berth:index:ReferencedCluster";

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
