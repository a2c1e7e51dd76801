import type { NodeArgs } from "./cluster-args";
import type { KindArgs } from "./kind-args";
import type { ClusterRecord } from "../model/cluster-record";
import type { NodePortRange } from "../model/node-port-range";
import type { NodeRecord } from "../model/node-record";
import type { EngineName } from "../model/engine-name";
import type { PortRecord } from "../model/port-record";

/** The node arguments that Berth passes to kind unchanged. */
type KindNodeArgs = Pick<
  NodeArgs,
  "image" | "extraMounts" | "kubeadmConfigPatches" | "kubeadmConfigPatchesJSON6902"
>;

/** A node in the plan. If `image` is not set, the image depends on the machine that creates the cluster. */
export interface NodePlan extends NodeRecord, KindNodeArgs {
  /**
   * The node's Kubernetes labels: the labels from the arguments, and one label for each port that the node carries. See {@link portLabel}.
   */
  readonly labels: Readonly<Record<string, string>>;
  /**
   * Whether the program lists the node's taints. If so, `taints` is this list, and Berth keeps the node's taints as planned while the
   * cluster exists. If not, `taints` lists the taints that the node has after its creation.
   *
   * @default false
   */
  readonly managesTaints?: true;
}

/** The timeouts for creating, updating and deleting the cluster, in whole seconds. */
export interface StepSeconds {
  readonly create?: number;
  readonly update?: number;
  readonly delete?: number;
}

/** A registry that runs in a container next to the nodes. */
export interface RegistryPlan {
  /** The registry container's name. The nodes reach the registry by this name. */
  readonly name: string;
  /** The registry's host port on 127.0.0.1, from 1 to 65535. */
  readonly hostPort: number;
}

/**
 * A cluster's plan, which is the driver's input. The plan is plain data that can be serialized as JSON. Arguments that Berth passes to kind
 * unchanged have the same names as in kind. If an argument is not set, the plan does not contain its field.
 */
export interface ClusterPlan extends KindArgs {
  /** The plan format version. */
  readonly version: 1;
  /** The cluster name. */
  readonly name: string;
  /** The cluster's owner, such as `project/stack/name`. The driver resumes an interrupted cluster creation only for the same owner. */
  readonly owner?: string;
  /**
   * The container engine for the cluster.
   *
   * @default the engine in the environment variable KIND_EXPERIMENTAL_PROVIDER. If this variable is not set, Berth uses the first engine
   * that responds: docker, podman or nerdctl.
   */
  readonly engine?: EngineName;
  /**
   * The Kubernetes version for nodes whose `image` is not set, such as `1.36`. The node image depends on which kind release is installed on
   * the machine that creates the cluster (see {@link pinnedNodeImage}).
   *
   * @default the Kubernetes version of the default node image on the machine that creates the cluster
   */
  readonly kubernetesVersion?: string;
  /**
   * The timeouts, in seconds.
   *
   * @default 900 each
   */
  readonly timeoutSeconds?: StepSeconds;
  /**
   * Images to load into every node from the local container engine.
   *
   * @default none
   */
  readonly loadImages?: readonly string[];
  /**
   * The local registry, configured as in kind's documentation. The nodes pull images from the same address that you use on the host, such
   * as `localhost:5001`.
   *
   * @default none
   */
  readonly registry?: RegistryPlan;
  /**
   * Whether to adopt a running cluster that has the same name and no owner. The cluster's nodes and ports must match the plan.
   *
   * @default false
   */
  readonly adopt?: true;
  /**
   * The port numbers that the API server allows for NodePorts, if a kubeadm patch sets its flag `--service-node-port-range`.
   *
   * @default 30000 to 32767
   */
  readonly serviceNodePortRange?: NodePortRange;
  /** The nodes, in declaration order. kind derives the node names from this order. */
  readonly nodes: readonly NodePlan[];
  /** The ports, sorted by name. */
  readonly ports: readonly PortRecord[];
  /**
   * The names of the ports with `hostPort: "auto"`, sorted. Berth derived the hostPorts of these ports.
   *
   * @default none
   */
  readonly derivedHostPorts?: readonly string[];
}

/** Returns the cluster record for a plan. */
export function recordOf(plan: ClusterPlan): ClusterRecord {
  const { serviceNodePortRange } = plan;
  return {
    version: 1,
    name: plan.name,
    ...(serviceNodePortRange === undefined ? {} : { serviceNodePortRange }),
    nodes: plan.nodes.map(({ name, role, taints }) => ({ name, role, taints })),
    ports: plan.ports,
  };
}
