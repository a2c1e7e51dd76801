import type { Finding } from "../../findings/finding";
import type { CheckedCluster } from "./checked-cluster";
import { documentKinds, initNode, readersOf, writtenVersions } from "./kubeadm-documents";
import type { KubeadmPatch } from "./kubeadm-patches";

/**
 * Finds kubeadm patches that nothing reads. kind applies a patch to the documents of its kind and version and says nothing of
 * one that fits none; kubeadm reads some documents on the first control plane only, and others on all nodes but that.
 *
 * @see https://kind.sigs.k8s.io/docs/user/configuration/#kubeadm-config-patches
 */
export function checkUnreadPatches(cluster: CheckedCluster, patches: readonly KubeadmPatch[]): Finding[] {
  return patches.flatMap((patch) => {
    const kind = patch.kind ?? "";
    if (!documentKinds(cluster).includes(kind)) return [unknownKind(patch, cluster)];
    if (!isForReader(patch, cluster, kind)) {
      // One text for all nodes: its other documents are for the nodes of the other sort.
      return hasSibling(patch, patches, ({ kind: other }) => isForReader(patch, cluster, other ?? ""))
        ? []
        : [wrongNode(patch, cluster, kind)];
    }
    const versions = versionsRead(patch, cluster, kind);
    if (patch.apiVersion === undefined || versions.length === 0 || versions.includes(patch.apiVersion))
      return [];
    // One patch for each version: the other is for this one.
    const another = (other: KubeadmPatch) =>
      other.kind === kind && other.node === patch.node && versions.includes(other.apiVersion ?? "");
    return patches.some(another) ? [] : [wrongVersion(patch, kind, versions)];
  });
}

function isForReader({ node }: KubeadmPatch, cluster: CheckedCluster, kind: string): boolean {
  return node === undefined || readersOf(kind, cluster).includes(node);
}

function hasSibling(
  patch: KubeadmPatch,
  patches: readonly KubeadmPatch[],
  fits: (other: KubeadmPatch) => boolean,
): boolean {
  return patches.some((other) => other !== patch && other.path === patch.path && fits(other));
}

/** The versions that the patch may have; none where no node reads it, as on a cluster of one node. */
function versionsRead({ node }: KubeadmPatch, cluster: CheckedCluster, kind: string): string[] {
  const readers = node === undefined ? readersOf(kind, cluster) : [node];
  return [...new Set(readers.flatMap((reader) => writtenVersions(kind, reader, cluster)))];
}

function unknownKind({ path, kind }: KubeadmPatch, cluster: CheckedCluster): Finding {
  return {
    code: "KUBEADM_PATCH_UNREAD",
    path,
    rule: `kind writes no ${kind === undefined ? "document without `kind`" : `document \`${kind}\``}, so the patch would have no effect`,
    remedy: `Name one of the kinds ${documentKinds(cluster).join(", ")}.`,
  };
}

function wrongNode({ path, node }: KubeadmPatch, cluster: CheckedCluster, kind: string): Finding {
  const first = initNode(cluster);
  const isFirst = node === first;
  return {
    code: "KUBEADM_PATCH_UNREAD",
    path,
    rule: isFirst
      ? `\`kubeadm init\` runs on node \`${node?.node.name}\` and does not read \`${kind}\`, so the patch would have no effect`
      : `node \`${node?.node.name}\` joins by \`kubeadm join\`, which does not read \`${kind}\`, so the patch would have no effect`,
    remedy: isFirst
      ? "Patch `InitConfiguration` there instead."
      : "Patch `JoinConfiguration` there instead, or give the patch to the whole cluster.",
  };
}

function wrongVersion(
  { path, apiVersion }: KubeadmPatch,
  kind: string,
  versions: readonly string[],
): Finding {
  return {
    code: "KUBEADM_PATCH_VERSION",
    path,
    rule: `it is for ${apiVersion}, and kind writes ${kind} as ${versions.join(" or ")} for the node's image, so the patch would have no effect`,
    remedy: "Leave `apiVersion` out of the patch, or use that version.",
  };
}
