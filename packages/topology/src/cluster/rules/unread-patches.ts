import type { Finding } from "../../findings/finding";
import type { CheckedCluster } from "./checked-cluster";
import { documentKinds, initNode } from "../kubeadm/kubeadm-documents";
import type { KubeadmPatch } from "../kubeadm/kubeadm-patches";
import { effectOf } from "./patch-effect";

/**
 * Finds kubeadm patches that have no effect. kind applies a patch to the documents that have the same `kind` and version. If no document
 * matches a patch, kind does not report an error. On the first control plane, kubeadm reads some of the documents. On the remaining nodes,
 * it reads others.
 *
 * The findings are warnings, because kind creates the cluster.
 *
 * @see https://kind.sigs.k8s.io/docs/user/configuration/#kubeadm-config-patches
 */
export function checkUnreadPatches(cluster: CheckedCluster, patches: readonly KubeadmPatch[]): Finding[] {
  return patches.flatMap((patch) => {
    const result = effectOf(patch, cluster);
    switch (result.effect) {
      case "applies":
        return [];
      case "unknown-kind":
        return [unknownKind(patch, cluster)];
      case "unread":
        // A patch text may contain documents for different nodes. The text has an effect if another of its documents applies to this node.
        return patches.some((other) => isSibling(other, patch) && isRead(other, cluster))
          ? []
          : [wrongNode(patch, cluster)];
      case "wrong-version":
        // A cluster may have a separate patch for each API version. The patch for the version that kind writes has an effect.
        return patches.some((other) => isVariant(other, patch, result.written))
          ? []
          : [wrongVersion(patch, result.written)];
    }
  });
}

function isSibling(other: KubeadmPatch, patch: KubeadmPatch): boolean {
  return other !== patch && other.path === patch.path;
}

function isRead(patch: KubeadmPatch, cluster: CheckedCluster): boolean {
  const { effect } = effectOf(patch, cluster);
  return effect === "applies" || effect === "wrong-version";
}

function isVariant(other: KubeadmPatch, patch: KubeadmPatch, written: readonly string[]): boolean {
  return other.kind === patch.kind && other.node === patch.node && written.includes(other.apiVersion ?? "");
}

function unknownKind({ path, kind }: KubeadmPatch, cluster: CheckedCluster): Finding {
  const withoutKubeProxy = kind === "KubeProxyConfiguration";
  const reason =
    kind === undefined
      ? "the patch has no `kind`"
      : withoutKubeProxy
        ? "`networking.kubeProxyMode` is `none`, so kind does not write a `KubeProxyConfiguration`"
        : `kind does not write a \`${kind}\``;
  return {
    code: "KUBEADM_PATCH_UNREAD",
    path,
    rule: `${reason}, and the patch has no effect`,
    remedy: withoutKubeProxy
      ? "Remove the patch, or enable kube-proxy."
      : `Set \`kind\` in the patch to one of ${documentKinds(cluster).join(", ")}, or remove the patch.`,
  };
}

function wrongNode({ path, node, kind }: KubeadmPatch, cluster: CheckedCluster): Finding {
  const command = node === initNode(cluster) ? "init" : "join";
  return {
    code: "KUBEADM_PATCH_UNREAD",
    path,
    rule: `node \`${node?.node.name}\` runs \`kubeadm ${command}\`, which does not read \`${kind}\`, so the patch has no effect`,
    remedy: remedies[kind ?? ""] ?? "Remove it; kubeadm reads this document only on the first control plane.",
  };
}

/**
 * The remedies for documents that have a counterpart on the patch's node. The documents without a counterpart describe the whole cluster,
 * not a node.
 */
const remedies: Readonly<Record<string, string>> = {
  InitConfiguration: "Patch `JoinConfiguration` on this node instead.",
  JoinConfiguration: "Patch `InitConfiguration` on this node instead.",
  KubeletConfiguration:
    "Remove it; kubeadm reads this document only on the first control plane. To configure only this node's kubelet, set `nodeRegistration.kubeletExtraArgs` in a `JoinConfiguration` patch.",
};

function wrongVersion(
  { path, apiVersion, kind, content }: KubeadmPatch,
  written: readonly string[],
): Finding {
  return {
    code: "KUBEADM_PATCH_VERSION",
    path,
    rule: `the patch is for ${apiVersion}, but kind writes ${kind} as ${written.join(" or ")} for the node image, so the patch has no effect`,
    remedy:
      "merge" in content
        ? "Omit `apiVersion` in the patch, or use the version that kind writes."
        : "Set `group` and `version` to the version that kind writes.",
  };
}
