import type { Deployment, Node } from "./kubernetes-objects";

/** A pod that the scheduler has dealt with. */
export interface Pod {
  readonly deployment: Deployment;
  /** Left out while no node takes it: the pod is pending. */
  readonly node?: Node;
}

/** One outcome of scheduling: a node, or none, for every pod. */
export type Schedule = readonly Pod[];

/**
 * Every outcome that the scheduler may come to for the pods of some Deployments, whichever it takes first and whichever of
 * several nodes it prefers: all pods are on nodes that may take them, no two of a node bind one port of it, and a pod is pending
 * only where no node could take it any more.
 *
 * The rules are those of the plugins NodeAffinity, TaintToleration and NodePorts. Deployments that share no hostPort don't
 * influence each other, so they can be asked for one by one.
 */
export function schedules(deployments: readonly Deployment[], nodes: readonly Node[]): Schedule[] {
  const waiting = deployments.flatMap((deployment) =>
    Array.from({ length: deployment.replicas }, () => deployment),
  );
  return extend([], waiting, nodes).filter((schedule) => nobodyWaitsForNothing(schedule, nodes));
}

function extend(placed: Schedule, waiting: readonly Deployment[], nodes: readonly Node[]): Schedule[] {
  const [deployment, ...rest] = waiting;
  if (deployment === undefined) return [placed];
  const previous = placed.at(-1);
  // Pods of one Deployment are alike: one order of them is enough.
  const from = previous?.deployment === deployment ? rank(previous.node, nodes) : 0;
  const choices = nodes.filter(
    (node, index) => index >= from && takes(node, deployment) && !isBound(placed, node, deployment),
  );
  return [
    ...choices.flatMap((node) => extend([...placed, { deployment, node }], rest, nodes)),
    ...extend([...placed, { deployment }], rest, nodes),
  ];
}

/** Pending pods come last. */
function rank(node: Node | undefined, nodes: readonly Node[]): number {
  return node === undefined ? nodes.length : nodes.indexOf(node);
}

function nobodyWaitsForNothing(schedule: Schedule, nodes: readonly Node[]): boolean {
  return schedule.every(
    ({ deployment, node }) =>
      node !== undefined ||
      nodes.every((other) => !takes(other, deployment) || isBound(schedule, other, deployment)),
  );
}

/** Whether a node may take the pods of a Deployment: NodeAffinity and TaintToleration. */
export function takes(node: Node, { affinity, tolerations }: Deployment): boolean {
  const terms = affinity?.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms;
  const wanted =
    terms?.some(({ matchExpressions }) =>
      matchExpressions.every(({ key, operator, values }) => {
        if (operator !== "In") throw new Error(`the simulator knows no operator ${operator}`);
        const label = node.labels[key];
        return label !== undefined && values.includes(label);
      }),
    ) ?? true;
  const tolerated = node.taints
    .filter(({ effect }) => effect !== "PreferNoSchedule")
    .every(({ key, effect }) =>
      tolerations.some(
        (toleration) =>
          toleration.operator === "Exists" && toleration.key === key && toleration.effect === effect,
      ),
    );
  return wanted && tolerated;
}

/** NodePorts: whether a pod on the node binds a port that this one needs. */
function isBound(schedule: Schedule, node: Node, deployment: Deployment): boolean {
  return schedule.some((pod) => pod.node === node && sharesHostPort(pod.deployment, deployment));
}

/** Whether pods of two Deployments cannot run on one node. */
export function sharesHostPort(one: Deployment, other: Deployment): boolean {
  return one.ports.some(({ hostPort, protocol }) =>
    other.ports.some(
      (port) => hostPort !== undefined && port.hostPort === hostPort && port.protocol === protocol,
    ),
  );
}
