import { controlPlaneTaint, NodeRole, type Taint } from "../model/node-record";

/**
 * Returns the taints that a node has after its creation.
 *
 * By default, kubeadm sets a taint on control planes. On a cluster with a single node, kind removes this taint.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/cluster/internal/create/actions/kubeadminit/init.go
 *
 * @param nodeCount - the number of nodes in the cluster
 * @param given - the complete list of the node's taints; `undefined` for kubeadm's default
 */
export function plannedTaints(
  role: NodeRole,
  nodeCount: number,
  given: readonly Taint[] | undefined,
): readonly Taint[] {
  if (given !== undefined) return withoutEmptyValues(given);
  return role === NodeRole.ControlPlane && nodeCount > 1 ? [controlPlaneTaint] : [];
}

/** Omits empty values, because the API server does not distinguish them from omitted values. */
export function withoutEmptyValues(taints: readonly Taint[]): readonly Taint[] {
  return taints.map(({ key, value = "", effect }) => ({ key, ...(value === "" ? {} : { value }), effect }));
}
