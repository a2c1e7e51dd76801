import type { Finding } from "../../findings/finding";
import type { DeclaredNode } from "../plan-nodes";
import type { CheckedCluster } from "./checked-cluster";
import { readersOf } from "./kubeadm-documents";
import type { KubeadmPatch } from "./kubeadm-patches";
import { isObject, type PatchOperation } from "./patch-texts";

const nodeLabels = "node-labels";
/**
 * The JSON pointer to the labels that kind writes for a node. A JSON patch replaces the labels if it changes the value at this pointer or
 * at one of the pointer's parents.
 */
const labelsPointer = `/nodeRegistration/kubeletExtraArgs/${nodeLabels}`;

/**
 * Finds patches that overwrite a node's labels. kind writes the labels in `labels`, including Berth's labels, to the kubelet argument
 * `node-labels`. A patch that sets `node-labels` replaces all these labels.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/internal/patch/kubeadm_merge.go
 */
export function checkOverwrittenLabels(cluster: CheckedCluster, patches: readonly KubeadmPatch[]): Finding[] {
  const carriers = new Set(cluster.ports.map(({ port }) => port.node));
  const isLabelled = ({ node }: DeclaredNode) =>
    carriers.has(node.name) || Object.keys(node.labels).length > 0;
  return patches.filter(setsNodeLabels).flatMap((patch): Finding[] => {
    const readers = readersOf(patch.kind ?? "", cluster);
    const patched = patch.node === undefined ? readers : readers.filter((node) => node === patch.node);
    const labelled = patched.filter(isLabelled).map(({ node }) => `\`${node.name}\``);
    if (labelled.length === 0) return [];
    return [
      {
        code: "NODE_LABELS_OVERWRITTEN",
        path: patch.path,
        rule: `the patch would replace the labels of ${labelled.join(", ")}, including Berth's port labels, because kind writes these labels to the same kubelet argument (\`${nodeLabels}\`)`,
        remedy: "Move the labels from the patch to the node's `labels`.",
      },
    ];
  });
}

function setsNodeLabels({ content }: KubeadmPatch): boolean {
  if ("operations" in content) return content.operations.some(replacesNodeLabels);
  const registration = content.merge["nodeRegistration"];
  const args = isObject(registration) ? registration["kubeletExtraArgs"] : undefined;
  // In v1beta4 and later, the arguments form a list in which each item has a name and a value. In earlier versions, the arguments form a
  // map.
  if (Array.isArray(args)) return args.some((arg) => isObject(arg) && arg["name"] === nodeLabels);
  return isObject(args) && nodeLabels in args;
}

function replacesNodeLabels({ op, path }: PatchOperation): boolean {
  return op !== "test" && (labelsPointer === path || labelsPointer.startsWith(`${path}/`));
}
