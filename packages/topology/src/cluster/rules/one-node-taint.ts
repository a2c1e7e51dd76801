import type { Finding } from "../../findings/finding";
import { controlPlaneTaint } from "../../model/node-record";
import { patchFinder } from "../effective/patch-that-sets";
import type { CheckedCluster } from "./checked-cluster";

/**
 * Finds a patch that removes kubeadm's taint from the only node of a cluster. kind itself removes this taint from such a node, and fails if
 * the node does not have it.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/cluster/internal/create/actions/kubeadminit/init.go
 */
export function checkOneNodeTaint({ nodes, effective, patches }: CheckedCluster): Finding[] {
  const [node] = nodes;
  if (node === undefined || effective.nodes.get(node)?.lacksKubeadmTaint !== true) return [];
  return [
    {
      code: "CONTROL_PLANE_TAINT_MISSING",
      path: patchFinder(patches)("taints", node),
      rule: `the patch replaces kubeadm's taint \`${controlPlaneTaint.key}\`, but kind removes this taint from the only node, and fails if the node does not have it`,
      remedy: `Remove \`taints\` from the patch, or add \`{ key: ${controlPlaneTaint.key}, effect: ${controlPlaneTaint.effect} }\` to its taints.`,
    },
  ];
}
