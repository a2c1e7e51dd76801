import type { Finding } from "../../findings/finding";
import type { Taint } from "../../model/node-record";
import { taintText } from "../../model/taint-text";
import { patchFinder, type FindPatch } from "../effective/patch-that-sets";
import { isObject } from "../kubeadm/patch-texts";
import type { DeclaredNode } from "../plan-nodes";
import type { CheckedCluster } from "./checked-cluster";

/**
 * Checks the taints that kubeadm patches set. With a taint that Kubernetes does not accept, the kubelet does not start, or kubeadm fails.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/util/taints/taints.go
 */
export function checkPatchedTaints(cluster: CheckedCluster): Finding[] {
  const found = new Map<string, Finding>();
  const findPatch = patchFinder(cluster.patches);
  // Nodes without patches of their own share their properties.
  const checked = new Set<unknown>();
  for (const node of cluster.nodes) {
    const effective = cluster.effective.nodes.get(node);
    if (effective === undefined || checked.has(effective)) continue;
    checked.add(effective);
    const findings = [
      ...effective.unreadableTaints.map((taint) => unreadable(taint, node, findPatch)),
      ...repeated(effective.taints).map((taint) => taken(taint, node, findPatch)),
    ];
    for (const finding of findings) found.set(JSON.stringify([finding.path, finding.rule]), finding);
  }
  return [...found.values()];
}

function unreadable(taint: unknown, node: DeclaredNode, findPatch: FindPatch): Finding {
  const key = isObject(taint) ? taint["key"] : taint;
  const isText = typeof key === "string" && key !== "";
  return {
    code: "NODE_TAINT_INVALID",
    path: findPatch(isText ? key : "aints", node),
    rule: `\`${isText ? key : JSON.stringify(taint)}\` is not a taint that Kubernetes accepts`,
    remedy:
      "Set a `key`, an `effect` (`NoSchedule`, `PreferNoSchedule` or `NoExecute`), and optionally a `value`.",
  };
}

/** Returns each taint whose key and effect an earlier taint has too. */
function repeated(taints: readonly Taint[]): Taint[] {
  const seen = new Set<string>();
  return taints.filter(({ key, effect }) => {
    const size = seen.size;
    return seen.add(`${key}:${effect}`).size === size;
  });
}

function taken(taint: Taint, node: DeclaredNode, findPatch: FindPatch): Finding {
  return {
    code: "NODE_TAINT_TAKEN",
    path: findPatch(taint.key, node),
    rule: `node \`${node.node.name}\` would get the taint \`${taintText(taint)}\` and another one with the same key and effect, but Kubernetes accepts each combination only once`,
    remedy: "Remove one of the two taints, or change its key or effect.",
  };
}
