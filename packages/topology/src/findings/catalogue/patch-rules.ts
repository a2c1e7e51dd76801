import type { Rule } from "./rule";

/** Rules for patches to the kubeadm and containerd configuration. */
export const patchRules = {
  PATCH_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A patch has a syntax error.",
    cause:
      "A kubeadm patch is a YAML object, or a list of JSON patch operations in YAML or JSON. A containerd patch is a TOML document, or a list of JSON patch operations in JSON. kind reads a patch only after it has started the node containers.",
    fix: "Correct the syntax of the patch.",
    source: {
      name: "kind",
      url: "https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/internal/patch/toml.go",
    },
  },
  PATCH_UNEXPANDED: {
    severity: "warning",
    raisedBy: "preview",
    meaning: "A patch contains template syntax or a variable such as `${TOKEN}`.",
    cause:
      "kind does not render templates and does not replace variables, so the node gets the text as it is.",
    fix: "If the text is a placeholder, write its value.",
  },
  KUBEADM_PATCH_UNREAD: {
    severity: "warning",
    raisedBy: "preview",
    meaning: "A kubeadm patch has no effect, because no node reads the patched document.",
    cause:
      "Only the first control plane reads `InitConfiguration`, `ClusterConfiguration`, `KubeletConfiguration` and `KubeProxyConfiguration`. All other nodes read `JoinConfiguration`. kind silently ignores patches for other documents, and creates the cluster.",
    fix: "For `InitConfiguration` and `JoinConfiguration`, patch the document that the node reads. Remove patches for other documents from the nodes that do not read them.",
    source: { name: "kind", url: "https://kind.sigs.k8s.io/docs/user/configuration/#kubeadm-config-patches" },
  },
  KUBEADM_PATCH_VERSION: {
    severity: "warning",
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
      "In a merge patch, `extraArgs` or `kubeletExtraArgs` is a list, but the kubeadm version requires a map.",
    cause:
      "In v1beta3 and earlier, the arguments are a map. Since v1beta4, they are a list of objects with `name` and `value`. In earlier versions, kubeadm cannot read a list, and does not start.",
    fix: "Use a map and omit `apiVersion` in the patch. kind converts the map for the versions that require a list.",
    source: {
      name: "kind",
      url: "https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/internal/patch/kubeadm_merge.go",
    },
  },
  KUBEADM_EXTRA_ARGS_DROPPED: {
    severity: "warning",
    raisedBy: "preview",
    meaning: "In a merge patch for v1beta4, `extraArgs` or `kubeletExtraArgs` is a map, which has no effect.",
    cause:
      "Since v1beta4, the arguments are a list of objects with `name` and `value`. kind silently drops a map from a v1beta4 patch, and creates the cluster without these arguments.",
    fix: "Write a list. Or keep the map and omit `apiVersion` in the patch.",
    source: {
      name: "kind",
      url: "https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/internal/patch/kubeadm_merge.go",
    },
  },
} as const satisfies Record<string, Rule>;
