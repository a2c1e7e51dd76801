import type { Rule } from "./rule";

/** Rules for patches to the kubeadm and containerd configuration. */
export const patchRules = {
  PATCH_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A patch has a syntax error.",
    cause:
      "kubeadm patches are YAML objects, or lists of JSON patch operations in YAML or JSON. containerd patches are TOML, or lists of JSON patch operations in JSON. kind reads a patch only after it has started the node containers.",
    fix: "Correct the syntax of the patch.",
    source: {
      name: "kind",
      url: "https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/internal/patch/toml.go",
    },
  },
  KUBEADM_PATCH_UNREAD: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A kubeadm patch has no effect, because no node reads the patched document.",
    cause:
      "Only the first control plane reads `InitConfiguration`, `ClusterConfiguration`, `KubeletConfiguration` and `KubeProxyConfiguration`. All other nodes read `JoinConfiguration`. kind silently ignores patches for other documents.",
    fix: "Patch a kubeadm document that applies to this node, such as `JoinConfiguration`, or move the patch to the cluster's `kubeadmConfigPatches`.",
    source: { name: "kind", url: "https://kind.sigs.k8s.io/docs/user/configuration/#kubeadm-config-patches" },
  },
  KUBEADM_PATCH_VERSION: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A kubeadm patch has no effect, because its `apiVersion` does not match the node image.",
    cause:
      "The API version of the kubeadm config documents depends on the Kubernetes version. kind writes v1beta2 for versions before 1.23, v1beta3 for 1.23 to 1.35, and v1beta4 for 1.36 and later. If the image tag contains no Kubernetes version, Berth does not check the patch.",
    fix: "Omit `apiVersion` in the patch, or use the version that the error message names.",
    source: {
      name: "kind",
      url: "https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/cluster/internal/kubeadm/config.go",
    },
  },
  CONTROL_PLANE_TAINT_MISSING: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "A patch removes kubeadm's taint from the only node of a cluster, so kind cannot create the cluster.",
    cause:
      "kind removes the taint `node-role.kubernetes.io/control-plane` from the node of a one-node cluster. If a patch sets other taints or an empty list, the node does not have this taint. `kind create cluster` then fails.",
    fix: "Remove `taints` from the patch. Pods can run on the only node without it.",
    source: {
      name: "kind",
      url: "https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/cluster/internal/create/actions/kubeadminit/init.go",
    },
  },
  KUBEADM_EXTRA_ARGS_FORM: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "In a merge patch, the form of `extraArgs` or `kubeletExtraArgs` does not match the kubeadm version.",
    cause:
      "In v1beta3 and earlier, the arguments are a map. Since v1beta4, they are a list of objects with `name` and `value`. kind silently drops a map from a v1beta4 patch. In earlier versions, kubeadm cannot read a list.",
    fix: "Use the form that the kubeadm version requires. Or use a map and omit `apiVersion` in the patch.",
    source: {
      name: "kind",
      url: "https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/internal/patch/kubeadm_merge.go",
    },
  },
} as const satisfies Record<string, Rule>;
