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

/** A node of a cluster; of a cluster that Berth did not make perhaps several that carry the same ports. */
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
  /**
   * On a cluster that Berth did not make: the names in Kubernetes of the nodes that it stands for; left out where only their
   * labels are known.
   *
   * @default one node, named by the cluster's name, `-` and `name`
   */
  readonly nodeNames?: readonly string[];
  /**
   * On a cluster that Berth did not make: labels that these nodes have and no other, by which pods are pinned.
   *
   * @default pods are pinned by the label of the port, see portLabel
   */
  readonly matchLabels?: Readonly<Record<string, string>>;
  /**
   * How many nodes it stands for, all of which carry its ports.
   *
   * @default 1
   */
  readonly count?: number;
}

/** The taint that kubeadm gives to control planes. */
export const controlPlaneTaint: Taint = {
  key: "node-role.kubernetes.io/control-plane",
  effect: "NoSchedule",
};
