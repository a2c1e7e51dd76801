import type { NodeArgs } from "./cluster-args";
import type { KindArgs } from "./kind-args";
import type { ClusterRecord } from "../model/cluster-record";
import type { NodeRecord } from "../model/node-record";
import type { EngineName } from "../model/engine-name";
import type { PortRecord } from "../model/port-record";

/** What of a node is handed to kind as it is given. */
type KindNodeArgs = Pick<
  NodeArgs,
  "image" | "extraMounts" | "kubeadmConfigPatches" | "kubeadmConfigPatchesJSON6902"
>;

/** A node as it is to be made. Where it has no image, it is for the machine that creates the cluster to choose. */
export interface NodePlan extends NodeRecord, KindNodeArgs {
  /** Kubernetes labels: those that were given, and one for each port that the node carries, see {@link portLabel}. */
  readonly labels: Readonly<Record<string, string>>;
}

/** How long each step in a cluster's life may take, in whole seconds. */
export interface StepSeconds {
  readonly create?: number;
  readonly update?: number;
  readonly delete?: number;
}

/** A registry in a container beside the nodes. */
export interface RegistryPlan {
  /** The name of its container, by which nodes reach it. */
  readonly name: string;
  /** Its port on 127.0.0.1 of the host, 1 to 65535. */
  readonly hostPort: number;
}

/**
 * A cluster as it is to be made: what the driver is given. Plain and JSON-serialisable. What kind is handed as it is given
 * stands here under its own names, and what was not given is absent.
 */
export interface ClusterPlan extends KindArgs {
  /** The version of this form. */
  readonly version: 1;
  /** The cluster's name. */
  readonly name: string;
  /**
   * Who makes the cluster, such as `project/stack/name`. The driver takes up what an interrupted `up` of the
   * same owner left, and nobody else's.
   */
  readonly owner?: string;
  /**
   * The container engine to make the cluster on.
   *
   * @default what KIND_EXPERIMENTAL_PROVIDER names, else the first that answers: docker, nerdctl, podman
   */
  readonly engine?: EngineName;
  /**
   * The Kubernetes of the nodes that have no image, such as `1.36`; which image that is depends on the kind of the machine that
   * makes the cluster, see {@link pinnedNodeImage}.
   *
   * @default that of the machine's own node image
   */
  readonly kubernetesVersion?: string;
  /**
   * How long each step may take, in seconds.
   *
   * @default 900 each
   */
  readonly timeoutSeconds?: StepSeconds;
  /**
   * Images of the local engine that are brought to every node.
   *
   * @default none
   */
  readonly loadImages?: readonly string[];
  /**
   * The local registry that the nodes pull from by its address on the host, as kind's documentation describes it.
   *
   * @default none
   */
  readonly registry?: RegistryPlan;
  /**
   * Whether a running cluster of that name that nobody has marked is taken over, once its nodes and ports are found as planned.
   *
   * @default false
   */
  readonly adopt?: true;
  /** In the order of declaration, which is what kind derives names from. */
  readonly nodes: readonly NodePlan[];
  /** In the order of their names. */
  readonly ports: readonly PortRecord[];
}

/** The record of a cluster, as its plan has it. */
export function recordOf(plan: ClusterPlan): ClusterRecord {
  return {
    version: 1,
    name: plan.name,
    nodes: plan.nodes.map(({ name, role, taints }) => ({ name, role, taints })),
    ports: plan.ports,
  };
}
