import type { NodeRole } from "./node-record";

/**
 * Returns the node names that kind derives from the nodes' roles, without the cluster prefix. If several nodes have the same role, kind
 * appends a number to every node name except the first.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/main/pkg/cluster/internal/providers/common/namer.go
 *
 * @example
 * ```ts
 * nodeNames(["control-plane", "worker", "worker"]); // ["control-plane", "worker", "worker2"]
 * ```
 */
export function nodeNames(roles: readonly NodeRole[]): string[] {
  const counts = new Map<NodeRole, number>();
  return roles.map((role) => {
    const count = (counts.get(role) ?? 0) + 1;
    counts.set(role, count);
    return count === 1 ? role : `${role}${count}`;
  });
}

/**
 * Returns a node container's name: the cluster name, `-`, and the node name. The node has the same name in Kubernetes.
 *
 * @example
 * ```ts
 * containerName("demo", "worker2"); // "demo-worker2"
 * ```
 */
export function containerName(clusterName: string, nodeName: string): string {
  return `${clusterName}-${nodeName}`;
}
