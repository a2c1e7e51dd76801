import type { Deployment, Node, Taint } from "./kubernetes-objects";

/** A pod after scheduling. */
export interface Pod {
  readonly deployment: Deployment;
  /** Omitted if the pod is pending because no node accepts it. */
  readonly node?: Node;
}

/** One possible result of scheduling. Each pod has a node or is pending. */
export type Schedule = readonly Pod[];

/**
 * Returns every possible result of scheduling the given Deployments' pods. The scheduler may start with any pod and prefer any node. Every
 * scheduled pod is on a node that accepts the pod. Two pods on one node never bind the same port. A pod is pending only if no node can
 * accept it.
 *
 * The rules are those of the scheduler plugins NodeAffinity, TaintToleration and NodePorts. Deployments that do not share a hostPort do not
 * affect each other, so they can be scheduled separately.
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
  // Try only one order of a Deployment's pods, because these pods are identical.
  const from = previous?.deployment === deployment ? rank(previous.node, nodes) : 0;
  const choices = nodes.filter(
    (node, index) => index >= from && takes(node, deployment) && !isBound(placed, node, deployment),
  );
  return [
    ...choices.flatMap((node) => extend([...placed, { deployment, node }], rest, nodes)),
    ...extend([...placed, { deployment }], rest, nodes),
  ];
}

/** Returns a node's position in the order of pods. Pending pods come last. */
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

/** Whether a node accepts a Deployment's pods, according to NodeAffinity and TaintToleration. */
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
    .every((taint) => tolerations.some((toleration) => tolerates(toleration, taint)));
  return wanted && tolerated;
}

function tolerates(
  { key, operator, value = "", effect }: Deployment["tolerations"][number],
  taint: Taint,
): boolean {
  if (key !== taint.key || effect !== taint.effect) return false;
  if (operator === "Exists") return value === "";
  if (operator !== "Equal") throw new Error(`the simulator knows no operator ${operator}`);
  return value === (taint.value ?? "");
}

/** Whether a pod on the node binds a port that this Deployment needs, according to the NodePorts plugin. */
function isBound(schedule: Schedule, node: Node, deployment: Deployment): boolean {
  return schedule.some((pod) => pod.node === node && sharesHostPort(pod.deployment, deployment));
}

/** Whether two Deployments' pods need the same host port and therefore cannot run on the same node. */
export function sharesHostPort(one: Deployment, other: Deployment): boolean {
  return one.ports.some(({ hostPort, protocol }) =>
    other.ports.some(
      (port) => hostPort !== undefined && port.hostPort === hostPort && port.protocol === protocol,
    ),
  );
}
