import {
  planExistingCluster,
  type ClusterRecord,
  type ExistingClusterPlan,
  type ExistingTopologyArgs,
  type NodeLabel,
} from "@kind-berth/topology";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { isComponent, type AppCluster } from "../cluster/app-cluster";
import { sharedRecord } from "../cluster/apps-of-cluster";
import { clusterIdentity } from "../cluster/cluster-identity";
import { decide, providerOf, settle, type Outcome } from "../rejection";

/**
 * The arguments of an {@link ExistingCluster}. All arguments except the kubeconfig are plain values, not Pulumi Outputs, so that every
 * preview can show the ports.
 *
 * @example
 * ```ts
 * const cluster = new ExistingCluster("prod", {
 *   kubeconfig: config.requireSecret("kubeconfig"),
 *   nodes: [{ name: "edge", nodeNames: ["edge-1", "edge-2"] }],
 *   portMappings: [{ name: "http", address: "203.0.113.10", hostPort: 80, node: "edge" }],
 *   labelNodes: true,
 * });
 * ```
 */
export interface ExistingClusterArgs extends ExistingTopologyArgs {
  /**
   * The cluster's name in messages and in resource names.
   *
   * @default the resource name
   */
  readonly name?: string | undefined;
  /**
   * The kubeconfig, in YAML or JSON. Berth stores it as a secret.
   *
   * @default your own kubeconfig: the files in `KUBECONFIG`, or `~/.kube/config`
   */
  readonly kubeconfig?: pulumi.Input<string> | undefined;
  /**
   * The kubeconfig context to use.
   *
   * @default the kubeconfig's current context
   */
  readonly context?: string | undefined;
}

/**
 * Describes a cluster that Berth did not create, such as a cluster that runs on several machines. You can expose apps on it in the same way
 * as on a {@link KindCluster}.
 *
 * The arguments describe the nodes that carry the cluster's ports, or the cluster's load balancer.
 *
 * @example
 * ```ts
 * const cluster = new ExistingCluster("prod", {
 *   context: "admin@prod",
 *   nodes: [{ name: "edge", matchLabels: { "example.com/edge": "" }, count: 3 }],
 *   portMappings: [{ name: "http", address: "shop.example.com", hostPort: 80, node: "edge" }],
 * });
 * const web = new ExposedApp("web", { cluster, image: "nginxinc/nginx-unprivileged:1.29", containerPort: 8080, port: "http", host: "shop.example.com" });
 * ```
 * @remarks By default, this resource changes nothing on the cluster. If you set `labelNodes`, Berth labels the nodes that carry ports. When
 * you delete the resource, Berth removes the labels.
 */
export class ExistingCluster extends pulumi.ComponentResource implements AppCluster {
  /**
   * The kubeconfig from the arguments, which is a secret. `undefined` if the program uses your own kubeconfig file, which other stacks can
   * read themselves.
   */
  readonly kubeconfig: pulumi.Output<string> | undefined;
  /**
   * The cluster's Kubernetes provider. Use this provider to create other objects on the cluster. Pulumi replaces the provider when the
   * kubeconfig connects to another cluster.
   */
  readonly provider: k8s.Provider;
  readonly #outcome: Outcome<MadeCluster>;

  /**
   * If the description cannot work, the preview fails and reports every problem next to the cluster. docs/rules.md lists all rules.
   *
   * For a rejected cluster, Pulumi creates nothing on the cluster. The cluster's outputs reject with the error, and reading `record` throws
   * the same error.
   *
   * @param name - the resource name, which is also the cluster's name unless `args.name` is set
   */
  constructor(name: string, args: ExistingClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    const { kubeconfig, context, ...topology } = args;
    const decision = decide((warn) => planExistingCluster({ ...topology, name: args.name ?? name }, warn));
    super(existingClusterType, name, topology, opts);
    const outcome = settle(this, decision, (plan) => makeCluster(name, plan, { kubeconfig, context }, this));
    this.#outcome = outcome;
    this.kubeconfig = outcome.output((made) => made.kubeconfig);
    this.provider = providerOf(name, this, outcome);
    this.registerOutputs(
      outcome.registered(({ planned }) => ({ record: planned, kubeconfig: this.kubeconfig })),
    );
  }

  /**
   * The nodes and ports that the arguments describe. If the program exports the record as a stack output, the record also contains the
   * claims of the program's apps.
   */
  get record(): ClusterRecord {
    return this.#outcome.made.record;
  }

  /** The node labels that Berth creates. Objects on the cluster wait for these labels. */
  get dependsOn(): pulumi.Resource[] {
    return this.#outcome.made.labels;
  }

  /** Returns whether `value` is an ExistingCluster, even if another copy of this package created `value`. */
  static override isInstance(value: unknown): value is ExistingCluster {
    return isComponent(value, existingClusterType);
  }
}

const existingClusterType = "berth:index:ExistingCluster";

/** A cluster's resources and records. */
interface MadeCluster {
  /** The described cluster's record, without the claims of the program's apps. */
  readonly planned: ClusterRecord;
  /** The cluster's record, including the claims of the program's apps. */
  readonly record: ClusterRecord;
  readonly kubeconfig: pulumi.Output<string> | undefined;
  readonly provider: k8s.Provider;
  readonly labels: pulumi.Resource[];
}

function makeCluster(
  name: string,
  { record: planned, nodeLabels }: ExistingClusterPlan,
  args: Pick<ExistingClusterArgs, "kubeconfig" | "context">,
  parent: ExistingCluster,
): MadeCluster {
  const kubeconfig = args.kubeconfig === undefined ? undefined : pulumi.secret(args.kubeconfig);
  const provider = new k8s.Provider(name, providerArgs(kubeconfig, args.context), { parent });
  const labels = nodeLabels.map((label) => labelNode(`${name}-${label.name}`, label, { parent, provider }));
  return { planned, record: sharedRecord(provider, planned), kubeconfig, provider, labels };
}

/** Creates a patch for one label. Pulumi uses a separate field manager for each patch, so patches for the same node do not conflict. */
function labelNode(
  name: string,
  { node, key, value }: NodeLabel,
  opts: pulumi.CustomResourceOptions,
): pulumi.Resource {
  return new k8s.core.v1.NodePatch(
    name,
    { metadata: { name: node, labels: { [key]: value } } },
    // If two nodes had the same port label at the same time, a pinned pod could run on either node.
    { ...opts, deleteBeforeReplace: true },
  );
}

function providerArgs(
  kubeconfig: pulumi.Output<string> | undefined,
  context: string | undefined,
): k8s.ProviderArgs {
  return {
    ...(context === undefined ? {} : { context }),
    // The provider must detect when the user's own kubeconfig file connects to another cluster, because only the provider reads this file.
    ...(kubeconfig === undefined
      ? {}
      : { kubeconfig, clusterIdentifier: clusterIdentity(kubeconfig, context) }),
  };
}
