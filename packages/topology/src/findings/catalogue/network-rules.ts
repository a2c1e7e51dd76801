import type { Rule } from "./rule";

/** Rules for the networks and components of a cluster. kind receives these arguments unchanged. */
export const networkRules = {
  SUBNET_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "The podSubnet or serviceSubnet is not in CIDR notation, or does not suit the ipFamily: one range of the family, or with `dual` an IPv4 and an IPv6 range.",
    remedy: "Use ranges such as those that the error names.",
    source: {
      name: "kind",
      url: "https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/internal/apis/config/validate.go",
    },
  },
  SUBNET_SIZE_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "The podSubnet has no /24 (IPv6: /64) for each node, or is more than 16 bits larger than that; or the serviceSubnet has fewer than 10 addresses or more than 2^20. kubeadm refuses them, and a node without a range never becomes Ready.",
    remedy: "Use ranges of another size.",
    source: {
      name: "Kubernetes",
      url: "https://github.com/kubernetes/kubernetes/blob/v1.36.3/cmd/kubeadm/app/apis/kubeadm/validation/validation.go",
    },
  },
  SUBNETS_OVERLAP: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "The podSubnet and the serviceSubnet have addresses in common: traffic for a pod would be taken for a Service's.",
    remedy: "Use ranges that have no address in common.",
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/concepts/cluster-administration/networking/#kubernetes-ip-address-ranges",
    },
  },
  DEFAULT_CNI_OFF: {
    severity: "warning",
    raisedBy: "preview",
    meaning:
      "kind's network plugin is left out, and the cluster has ports that lead to hostPorts of pods (the exposures `ingress`, `gateway` and `hostPort`). Those need a network plugin that forwards hostPorts.",
    remedy: "Install one with `portmap` or its like, or use containerPorts in the range of NodePorts.",
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/concepts/extend-kubernetes/compute-storage-net/network-plugins/#support-hostport",
    },
  },
  DNS_SEARCH_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An entry of `networking.dnsSearch` is not one domain name; kind writes them all into one line.",
    remedy: "Use one domain name for each entry.",
    source: { name: "kind", url: "https://kind.sigs.k8s.io/docs/user/configuration/#dns-search" },
  },
  FEATURE_GATE_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "The name of a feature gate is not made of letters and digits; every component would refuse to start.",
    remedy: "Use the name as Kubernetes' list of feature gates has it.",
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/",
    },
  },
  RUNTIME_CONFIG_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "The API server refuses to start with a `runtimeConfig` that is not the name of an API and `true` or `false`.",
    remedy: "Use a name such as `api/alpha`, and `true` or `false`.",
    source: {
      name: "Kubernetes",
      url: "https://github.com/kubernetes/kubernetes/blob/v1.36.3/staging/src/k8s.io/apiserver/pkg/server/resourceconfig/helpers.go",
    },
  },
} as const satisfies Record<string, Rule>;
