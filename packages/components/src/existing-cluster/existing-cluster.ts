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
 * The arguments of an {@link ExistingCluster}. All but the kubeconfig are plain values, so that every preview knows the ports.
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
   * What the cluster is called, in messages and in the names of resources.
   *
   * @default the name of the resource
   */
  readonly name?: string | undefined;
  /**
   * A kubeconfig, in YAML or JSON; it is kept as a secret.
   *
   * @default the user's own: the files that KUBECONFIG names, else `~/.kube/config`
   */
  readonly kubeconfig?: pulumi.Input<string> | undefined;
  /**
   * The context of the kubeconfig.
   *
   * @default the kubeconfig's current one
   */
  readonly context?: string | undefined;
}

/**
 * A cluster that Berth did not make, such as one of many machines: its ports are carried by nodes that are described here, or by
 * a load balancer. Apps are exposed on it by the same program as on a {@link KindCluster}.
 *
 * Nothing of the cluster is changed but, where `labelNodes` says so, the labels of the nodes that carry ports. They are taken
 * back when the resource is deleted.
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
 */
export class ExistingCluster extends pulumi.ComponentResource implements AppCluster {
  /** The kubeconfig that was given, a secret; `undefined` where the user's own is used, which other stacks find themselves. */
  readonly kubeconfig: pulumi.Output<string> | undefined;
  /** The provider for what else is to be on the cluster. It is replaced when the kubeconfig leads to another cluster. */
  readonly provider: k8s.Provider;
  readonly #outcome: Outcome<MadeCluster>;

  /**
   * A preview reports everything about the description that cannot work, beside the cluster, and fails; see docs/rules.md. The outputs
   * of such a cluster reject, its record throws the same error when it is read, and nothing is created on the cluster.
   *
   * @param name - the resource's name, and the cluster's unless `args.name` is given
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

  /** The cluster's nodes and ports, as described. As a stack's output it also holds what the program's apps have on the cluster. */
  get record(): ClusterRecord {
    return this.#outcome.made.record;
  }

  /** The labels of the nodes, by which pods are pinned: what is pinned waits for them. */
  get dependsOn(): pulumi.Resource[] {
    return this.#outcome.made.labels;
  }

  /** Whether `value` is an ExistingCluster, of whichever copy of this package. */
  static override isInstance(value: unknown): value is ExistingCluster {
    return isComponent(value, existingClusterType);
  }
}

const existingClusterType = "berth:index:ExistingCluster";

/** What a cluster consists of. */
interface MadeCluster {
  /** The cluster as described, without the program's apps. */
  readonly planned: ClusterRecord;
  /** The same with the program's apps. */
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

/** Each label is a patch of its own, to which Pulumi gives its own field manager: those of one node keep apart. */
function labelNode(
  name: string,
  { node, key, value }: NodeLabel,
  opts: pulumi.CustomResourceOptions,
): pulumi.Resource {
  return new k8s.core.v1.NodePatch(
    name,
    { metadata: { name: node, labels: { [key]: value } } },
    // With the label of one port on two nodes at a time, a pod could come to either.
    { ...opts, deleteBeforeReplace: true },
  );
}

function providerArgs(
  kubeconfig: pulumi.Output<string> | undefined,
  context: string | undefined,
): k8s.ProviderArgs {
  return {
    ...(context === undefined ? {} : { context }),
    // Of the user's own kubeconfig, which only the provider reads, the provider tells the clusters apart.
    ...(kubeconfig === undefined
      ? {}
      : { kubeconfig, clusterIdentifier: clusterIdentity(kubeconfig, context) }),
  };
}
