import type { Rule } from "./rule";

/** Rules for a cluster's networks and components. */
export const networkRules = {
  SUBNET_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "`podSubnet` or `serviceSubnet` is not in CIDR notation, or does not match `ipFamily`.",
    cause:
      "Each of the two subnets is one range of the cluster's IP family. With `ipFamily: dual`, a subnet can be an IPv4 and an IPv6 range.",
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
      "`podSubnet` needs a /24 range (IPv6: /64) for each node. kubeadm accepts at most 2^16 such ranges in `podSubnet`. `serviceSubnet` needs 10 to 2^20 addresses. kubeadm rejects other sizes. A node without a pod range never becomes Ready.",
    fix: "Use a range such as the one that the error shows.",
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
    meaning: "kind's network plugin is disabled, but a port mapping needs pods that bind a hostPort.",
    cause:
      "The exposures `ingress`, `gateway` and `hostPort` bind hostPorts. Not every network plugin forwards hostPorts.",
    fix: "Install a network plugin that supports hostPorts, for example with `portmap`. Or use a `containerPort` in the NodePort range.",
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
