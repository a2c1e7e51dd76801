/** The roles that a kind node can have, spelled as in a kind config. */
export const NodeRole = { ControlPlane: "control-plane", Worker: "worker" } as const;
/** The role of a kind node. */
export type NodeRole = (typeof NodeRole)[keyof typeof NodeRole];

/** The effects that a taint can have, spelled as in Kubernetes. */
export const TaintEffect = {
  NoSchedule: "NoSchedule",
  PreferNoSchedule: "PreferNoSchedule",
  NoExecute: "NoExecute",
} as const;
/**
 * A taint's effect on pods that do not tolerate it.
 *
 * - `NoSchedule`: the scheduler does not place such pods on the node.
 * - `PreferNoSchedule`: the scheduler places such pods on the node only if no other node is available.
 * - `NoExecute`: like `NoSchedule`. In addition, Kubernetes evicts such pods from the node.
 */
export type TaintEffect = (typeof TaintEffect)[keyof typeof TaintEffect];

/** A Kubernetes taint, which restricts the pods that can run on a node. */
export interface Taint {
  /** The taint key, such as `node-role.kubernetes.io/control-plane`. */
  readonly key: string;
  /**
   * The taint value, such as `db`. Omitted if the taint has no value.
   *
   * @default none
   */
  readonly value?: string;
  /** The taint's effect on pods that do not tolerate it. */
  readonly effect: TaintEffect;
}

/** A cluster node. On a cluster that Berth did not create, one record can represent several nodes that carry the same ports. */
export interface NodeRecord {
  /** The node name without the cluster prefix, such as `control-plane`, `worker` or `worker2`. */
  readonly name: string;
  readonly role: NodeRole;
  /** The node's taints, which repel pods without a matching toleration. */
  readonly taints: readonly Taint[];
  /** The ID of the node container. This field is set after the cluster is created. */
  readonly containerId?: string;
  /**
   * The node's IP addresses in the container engine's networks. This field is set after the cluster is created. The addresses can change
   * when the node restarts.
   */
  readonly addresses?: readonly string[];
  /**
   * On a cluster that Berth did not create, the Kubernetes names of the nodes that this record represents. Omitted if only the nodes'
   * labels are known.
   *
   * @default one node named `<cluster name>-<name>`
   */
  readonly nodeNames?: readonly string[];
  /**
   * On a cluster that Berth did not create, labels that only this record's nodes have. Berth pins pods to the nodes by these labels.
   *
   * @default Berth pins pods by the port label (see portLabel)
   */
  readonly matchLabels?: Readonly<Record<string, string>>;
  /**
   * The number of nodes that this record represents. All of these nodes carry the same ports.
   *
   * @default 1
   */
  readonly count?: number;
}

/** The taint that kubeadm sets on control planes. */
export const controlPlaneTaint: Taint = {
  key: "node-role.kubernetes.io/control-plane",
  effect: "NoSchedule",
};
