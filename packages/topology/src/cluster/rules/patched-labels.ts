import type { Finding } from "../../findings/finding";
import { patchFinder } from "../effective/patch-that-sets";
import type { DeclaredNode } from "../plan-nodes";
import type { CheckedCluster } from "./checked-cluster";
import { labelMisfit } from "./node-labels";

/** The maximum number of labels that patches set on all nodes together. Each node of a cluster gets all labels of the cluster's patches. */
const maxLabels = 100_000;

type Labels = Readonly<Record<string, string>>;

/** Checks the node labels that kubeadm patches set, by the same rules as the labels in `labels`. */
export function checkPatchedLabels(cluster: CheckedCluster): Finding[] {
  const found = new Map<string, Finding>();
  const groups = nodesByLabels(cluster);
  const count = groups.reduce((sum, { labels, nodes }) => sum + Object.keys(labels).length * nodes.length, 0);
  if (count > maxLabels) return [tooMany(count)];
  const findPatch = patchFinder(cluster.patches);
  for (const { labels, nodes } of groups) {
    const [node] = nodes;
    for (const [key, value] of Object.entries(labels)) {
      const misfit = labelMisfit(key, value, "patch");
      if (misfit === undefined || node === undefined) continue;
      const path = findPatch(key, node);
      const label = `${key}=${value}`;
      // The first control plane and the other nodes can get the same labels from one patch. Report each label once.
      found.set(`${path} ${label}`, { path, value: label, ...misfit });
    }
  }
  return [...found.values()];
}

interface Group {
  readonly labels: Labels;
  readonly nodes: readonly DeclaredNode[];
}

/** Groups the nodes that get the same labels from the same patches. */
function nodesByLabels({ nodes, effective }: CheckedCluster): Group[] {
  const groups = new Map<Labels, DeclaredNode[]>();
  for (const node of nodes) {
    const labels = effective.nodes.get(node)?.patchedLabels;
    if (labels === undefined) continue;
    const group = groups.get(labels) ?? [];
    group.push(node);
    groups.set(labels, group);
  }
  return [...groups].map(([labels, members]) => ({ labels, nodes: members }));
}

function tooMany(count: number): Finding {
  return {
    code: "NODE_LABELS_TOO_MANY",
    path: "kubeadmConfigPatches",
    rule: `kubeadm patches set ${count} labels on all nodes together, and Berth plans at most ${maxLabels}`,
    remedy: "Remove labels that no pod needs.",
  };
}
