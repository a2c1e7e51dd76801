import type { Rule } from "./rule";

/** Rules for patches of the kubeadm and containerd configs. */
export const patchRules = {
  PATCH_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "A patch cannot be read: those for kubeadm are YAML objects, or lists of JSON patch operations in YAML or JSON; those for containerd are TOML, or lists of JSON patch operations in JSON. kind finds out when the nodes' containers are running already.",
    remedy: "Correct the text.",
    source: {
      name: "kind",
      url: "https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/internal/patch/toml.go",
    },
  },
  KUBEADM_PATCH_UNREAD: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "A kubeadm patch has no effect, and kind says nothing of it: kind writes no document of its kind, or the node does not read that. `InitConfiguration`, `ClusterConfiguration`, `KubeletConfiguration` and `KubeProxyConfiguration` are read on the first control plane only, `JoinConfiguration` on all other nodes.",
    remedy: "Name the kind of document that the node reads, or give the patch to the whole cluster.",
    source: { name: "kind", url: "https://kind.sigs.k8s.io/docs/user/configuration/#kubeadm-config-patches" },
  },
  KUBEADM_PATCH_VERSION: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "A kubeadm patch names an apiVersion that kind does not write for the node's image, and so has no effect: v1beta2 before Kubernetes 1.23, v1beta3 before 1.36, then v1beta4. Images whose tag names no version of Kubernetes may hold any.",
    remedy: "Leave `apiVersion` out of the patch, or use the version that the error names.",
    source: {
      name: "kind",
      url: "https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/cluster/internal/kubeadm/config.go",
    },
  },
  NODE_LABELS_OVERWRITTEN: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "A kubeadm patch sets the kubelet's `node-labels` on a node that has labels or carries ports. kind writes labels to that very argument, and the patch replaces them, so that apps could no longer be pinned to their ports.",
    remedy: "Move the patch's labels to `labels` of the node.",
    source: { name: "kind", url: "https://github.com/kubernetes-sigs/kind/issues/3355" },
  },
  KUBEADM_EXTRA_ARGS_FORM: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "A merge patch has `extraArgs` or `kubeletExtraArgs` in the form of another version: they are a map until v1beta3, and a list of `name` and `value` since v1beta4. kind drops a map from a patch that names v1beta4 without a word, and kubeadm cannot read a list before.",
    remedy: "Write them in the form of the version, or as a map in a patch without `apiVersion`.",
    source: {
      name: "kind",
      url: "https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/internal/patch/kubeadm_merge.go",
    },
  },
} as const satisfies Record<string, Rule>;
