import type { Finding } from "../../findings/finding";
import type { CheckedCluster } from "./checked-cluster";
import { documentKinds, initNode, readersOf, writtenVersions } from "../kubeadm/kubeadm-documents";
import type { KubeadmPatch } from "../kubeadm/kubeadm-patches";

/**
 * Finds kubeadm patches that have no effect. kind applies a patch to the documents that have the same `kind` and version. If no document
 * matches a patch, kind does not report an error. On the first control plane, kubeadm reads some of the documents. On the remaining nodes,
 * it reads others.
 *
 * @see https://kind.sigs.k8s.io/docs/user/configuration/#kubeadm-config-patches
 */
export function checkUnreadPatches(cluster: CheckedCluster, patches: readonly KubeadmPatch[]): Finding[] {
  return patches.flatMap((patch) => {
    const kind = patch.kind ?? "";
    if (!documentKinds(cluster).includes(kind)) return [unknownKind(patch, cluster)];
    if (!isForReader(patch, cluster, kind)) {
      // A patch text may contain documents for different nodes. The text has an effect if another of its documents applies to this node.
      return hasSibling(patch, patches, ({ kind: other }) => isForReader(patch, cluster, other ?? ""))
        ? []
        : [wrongNode(patch, cluster, kind)];
    }
    const versions = versionsRead(patch, cluster, kind);
    if (patch.apiVersion === undefined || versions.length === 0 || versions.includes(patch.apiVersion))
      return [];
    // A cluster may have a separate patch for each API version. The patch for the version that kind writes has an effect.
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

/**
 * Returns the API versions that kind may write for documents with the given `kind`. Returns an empty list if no node reads such a document,
 * for example on a single-node cluster.
 */
function versionsRead({ node }: KubeadmPatch, cluster: CheckedCluster, kind: string): string[] {
  const readers = node === undefined ? readersOf(kind, cluster) : [node];
  return [...new Set(readers.flatMap((reader) => writtenVersions(kind, reader, cluster)))];
}

function unknownKind({ path, kind }: KubeadmPatch, cluster: CheckedCluster): Finding {
  return {
    code: "KUBEADM_PATCH_UNREAD",
    path,
    rule: `${kind === undefined ? "the patch has no `kind`" : `kind does not write a \`${kind}\``}, so the patch would have no effect`,
    remedy: `Set \`kind\` in the patch to one of ${documentKinds(cluster).join(", ")}.`,
  };
}

function wrongNode({ path, node }: KubeadmPatch, cluster: CheckedCluster, kind: string): Finding {
  const first = initNode(cluster);
  const isFirst = node === first;
  return {
    code: "KUBEADM_PATCH_UNREAD",
    path,
    rule: isFirst
      ? `node \`${node?.node.name}\` runs \`kubeadm init\`, which does not read \`${kind}\`, so the patch would have no effect`
      : `node \`${node?.node.name}\` runs \`kubeadm join\`, which does not read \`${kind}\`, so the patch would have no effect`,
    remedy: isFirst
      ? "Patch `InitConfiguration` on this node instead."
      : "Patch `JoinConfiguration` on this node instead, or move the patch from the node to the cluster.",
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
    rule: `the patch is for ${apiVersion}, but kind writes ${kind} as ${versions.join(" or ")} for the node image, so the patch would have no effect`,
    remedy: "Omit `apiVersion` in the patch, or use the version that kind writes.",
  };
}
