import type { NodeRole } from "./node-record";

/**
 * Names nodes as kind does, without the cluster's name: the role, and from the second node of a role on its number.
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
 * The name of a node's container, which is also its name in Kubernetes: the cluster's name, `-`, the node's.
 *
 * @example
 * ```ts
 * containerName("demo", "worker2"); // "demo-worker2"
 * ```
 */
export function containerName(clusterName: string, nodeName: string): string {
  return `${clusterName}-${nodeName}`;
}
