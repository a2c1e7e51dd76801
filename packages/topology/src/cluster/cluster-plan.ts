import type { NodeArgs } from "./cluster-args";
import type { KindArgs } from "./kind-args";
import type { ClusterRecord } from "../record/cluster-record";
import type { NodeRecord } from "../record/node-record";
import type { PortRecord } from "../record/port-record";

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
