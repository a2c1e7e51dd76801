import type { KubeadmPatch } from "../kubeadm/kubeadm-patches";
import type { DeclaredNode } from "../plan-nodes";

/**
 * Returns the path of the patch that sets a value on a node: the last patch for this node, or for the cluster, that contains the text.
 *
 * @param text - a part of the value, such as a label's key
 */
export function patchThatSets(
  text: string,
  { path, node }: DeclaredNode,
  patches: readonly KubeadmPatch[],
): string {
  const quoted = JSON.stringify(text).slice(1, -1);
  const contains = ({ content }: KubeadmPatch) => JSON.stringify(content).includes(quoted);
  const ofNode = patches.filter((patch) => patch.node?.node.name === node.name && contains(patch));
  const ofCluster = patches.filter((patch) => patch.node === undefined && contains(patch));
  return (ofNode.at(-1) ?? ofCluster.at(-1))?.path ?? path;
}
