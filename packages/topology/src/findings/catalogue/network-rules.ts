import type { Rule } from "./rule";

/** Rules for the networks and components of a cluster. */
export const networkRules = {
  SUBNET_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "`podSubnet` or `serviceSubnet` is not in CIDR notation, or does not match `ipFamily`.",
    cause: "A cluster needs one range of its IP family. With `dual`, it can have an IPv4 and an IPv6 range.",
    fix: "Use a range such as the one that the error shows.",
    source: {
      name: "kind",
      url: "https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/internal/apis/config/validate.go",
    },
  },
  SUBNET_SIZE_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "`podSubnet` or `serviceSubnet` is too small or too large.",
    cause:
      "`podSubnet` needs a /24 (IPv6: /64) for each node, and can be at most 16 bits larger than that. `serviceSubnet` needs 10 to 2^20 addresses. kubeadm rejects other sizes, and a node without a range never becomes Ready.",
    fix: "Use ranges of another size.",
    source: {
      name: "Kubernetes",
      url: "https://github.com/kubernetes/kubernetes/blob/v1.36.3/cmd/kubeadm/app/apis/kubeadm/validation/validation.go",
    },
  },
  SUBNETS_OVERLAP: {
    severity: "error",
    raisedBy: "preview",
    meaning: "`podSubnet` and `serviceSubnet` overlap.",
    cause: "Kubernetes would route traffic for a pod to a Service with the same address.",
    fix: "Use ranges without common addresses.",
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/concepts/cluster-administration/networking/#kubernetes-ip-address-ranges",
    },
  },
  DEFAULT_CNI_OFF: {
    severity: "warning",
    raisedBy: "preview",
    meaning: "The network plugin of kind is disabled, but a port of the cluster needs hostPorts of pods.",
    cause:
      "The exposures `ingress`, `gateway` and `hostPort` bind hostPorts. Not every network plugin forwards hostPorts.",
    fix: "Install a network plugin with `portmap` or equivalent support, or use a containerPort in the NodePort range.",
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/concepts/extend-kubernetes/compute-storage-net/network-plugins/#support-hostport",
    },
  },
  DNS_SEARCH_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An entry of `networking.dnsSearch` is not a single domain name.",
    cause: "kind writes all entries into one line, separated by spaces.",
    fix: "Use one domain name per entry.",
    source: { name: "kind", url: "https://kind.sigs.k8s.io/docs/user/configuration/#dns-search" },
  },
  FEATURE_GATE_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The name of a feature gate contains characters other than letters and digits.",
    cause: "The components of Kubernetes do not start with an invalid feature gate.",
    fix: "Use a name from the Kubernetes list of feature gates.",
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/",
    },
  },
  RUNTIME_CONFIG_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An entry of `runtimeConfig` is not an API name with the value `true` or `false`.",
    cause: "The API server does not start with any other entry.",
    fix: "Use an API name such as `api/alpha`, and the value `true` or `false`.",
    source: {
      name: "Kubernetes",
      url: "https://github.com/kubernetes/kubernetes/blob/v1.36.3/staging/src/k8s.io/apiserver/pkg/server/resourceconfig/helpers.go",
    },
  },
} as const satisfies Record<string, Rule>;
