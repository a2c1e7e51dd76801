import type { NodeArgs } from "./cluster-args";
import type { KindArgs } from "./kind-args";
import type { ClusterRecord } from "../model/cluster-record";
import type { NodeRecord } from "../model/node-record";
import type { EngineName } from "../model/engine-name";
import type { PortRecord } from "../model/port-record";

/** The arguments of a node that Berth passes to kind unchanged. */
type KindNodeArgs = Pick<
  NodeArgs,
  "image" | "extraMounts" | "kubeadmConfigPatches" | "kubeadmConfigPatchesJSON6902"
>;

/** A node of the plan. If `image` is not set, the machine that creates the cluster determines the image. */
export interface NodePlan extends NodeRecord, KindNodeArgs {
  /** The Kubernetes labels: the labels from the arguments, and one label for each port that the node carries. See {@link portLabel}. */
  readonly labels: Readonly<Record<string, string>>;
}

/** Timeouts to create, update and delete the cluster, in whole seconds. */
export interface StepSeconds {
  readonly create?: number;
  readonly update?: number;
  readonly delete?: number;
}

/** A registry in a container next to the nodes. */
export interface RegistryPlan {
  /** The container name. The nodes reach the registry by this name. */
  readonly name: string;
  /** The host port of the registry on 127.0.0.1, from 1 to 65535. */
  readonly hostPort: number;
}

/**
 * The plan of a cluster, which is the input of the driver. The plan is plain data that can be serialized as JSON. Arguments that Berth
 * passes to kind unchanged keep their kind names. If an argument is not set, its field is absent.
 */
export interface ClusterPlan extends KindArgs {
  /** The version of the plan format. */
  readonly version: 1;
  /** The cluster name. */
  readonly name: string;
  /**
   * The owner of the cluster, such as `project/stack/name`. If the creation of a cluster was interrupted, the driver resumes the creation
   * only for the same owner.
   */
  readonly owner?: string;
  /**
   * The container engine for the cluster.
   *
   * @default the engine in the environment variable KIND_EXPERIMENTAL_PROVIDER. If this variable is not set, the first engine of docker,
   * podman and nerdctl that responds
   */
  readonly engine?: EngineName;
  /**
   * The Kubernetes version of the nodes whose `image` is not set, such as `1.36`. The node image depends on the kind release on the machine
   * that creates the cluster, see {@link pinnedNodeImage}.
   *
   * @default the Kubernetes version of the default node image on the machine that creates the cluster
   */
  readonly kubernetesVersion?: string;
  /**
   * Timeouts in seconds.
   *
   * @default 900 each
   */
  readonly timeoutSeconds?: StepSeconds;
  /**
   * Images of the local container engine to load into every node.
   *
   * @default none
   */
  readonly loadImages?: readonly string[];
  /**
   * The local registry, configured as in kind's documentation. The nodes pull images by the same address as on the host, such as
   * `localhost:5001`.
   *
   * @default none
   */
  readonly registry?: RegistryPlan;
  /**
   * Whether to adopt a running cluster that has the same name and no owner. The nodes and ports of this cluster must match the plan.
   *
   * @default false
   */
  readonly adopt?: true;
  /** The nodes, in declaration order. kind derives the node names from this order. */
  readonly nodes: readonly NodePlan[];
  /** The ports, sorted by name. */
  readonly ports: readonly PortRecord[];
}

/** Returns the cluster record of a plan. */
export function recordOf(plan: ClusterPlan): ClusterRecord {
  return {
    version: 1,
    name: plan.name,
    nodes: plan.nodes.map(({ name, role, taints }) => ({ name, role, taints })),
    ports: plan.ports,
  };
}
