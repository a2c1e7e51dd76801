/** The roles of a kind node, as kind spells them. */
export const NodeRole = { ControlPlane: "control-plane", Worker: "worker" } as const;
/** The role of a kind node. */
export type NodeRole = (typeof NodeRole)[keyof typeof NodeRole];

/** A Kubernetes taint: pods that do not tolerate it are not scheduled on the node. */
export interface Taint {
  /** Such as `node-role.kubernetes.io/control-plane`. */
  readonly key: string;
  /** What it does to pods that do not tolerate it. */
  readonly effect: "NoSchedule" | "PreferNoSchedule" | "NoExecute";
}

/** A node of a cluster. */
export interface NodeRecord {
  /** kind's name of the node without the cluster's: `control-plane`, `worker`, `worker2`. */
  readonly name: string;
  readonly role: NodeRole;
  /** What keeps pods without a toleration away. */
  readonly taints: readonly Taint[];
  /** The engine's id of its container; known once the cluster is there. */
  readonly containerId?: string;
  /** Its addresses in the engine's networks; known once the cluster is there, and other ones after a restart perhaps. */
  readonly addresses?: readonly string[];
}

/** The taint that kubeadm gives to control planes. */
export const controlPlaneTaint: Taint = {
  key: "node-role.kubernetes.io/control-plane",
  effect: "NoSchedule",
};
