import type { Finding } from "../../findings/finding";
import { patchThatSets } from "../effective/patch-that-sets";
import type { CheckedCluster } from "./checked-cluster";
import { labelMisfit } from "./node-labels";

/** Checks the node labels that kubeadm patches set, by the same rules as the labels in `labels`. */
export function checkPatchedLabels({ nodes, effective, patches }: CheckedCluster): Finding[] {
  const found = new Map<string, Finding>();
  for (const node of nodes) {
    for (const [key, value] of Object.entries(effective.nodes.get(node)?.patchedLabels ?? {})) {
      const misfit = labelMisfit(key, value);
      if (misfit === undefined) continue;
      const path = patchThatSets(key, node, patches);
      const label = `${key}=${value}`;
      // A patch of the cluster gives the same labels to many nodes. Report each label once.
      found.set(`${path} ${label}`, { path, value: label, ...misfit });
    }
  }
  return [...found.values()];
}
