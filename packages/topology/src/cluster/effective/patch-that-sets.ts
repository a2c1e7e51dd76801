import type { KubeadmPatch } from "../kubeadm/kubeadm-patches";
import type { DeclaredNode } from "../plan-nodes";

/** Returns the path of the patch that sets a value on a node. The text is a part of the value, such as a label's key. */
export type FindPatch = (text: string, node: DeclaredNode) => string;

/**
 * Returns a function that finds the patch that sets a value: the last patch for a node, or for the cluster, that contains the value. The
 * patches are written as text only once, because a cluster can have many values to find.
 */
export function patchFinder(patches: readonly KubeadmPatch[]): FindPatch {
  const texts = patches.map(({ path, node, content }) => ({
    path,
    node: node?.node.name,
    text: JSON.stringify(content),
  }));
  return (text, { path, node }) => {
    const quoted = JSON.stringify(text).slice(1, -1);
    const lastOf = (owner: string | undefined) =>
      texts.findLast((patch) => patch.node === owner && patch.text.includes(quoted));
    return (lastOf(node.name) ?? lastOf(undefined))?.path ?? path;
  };
}
