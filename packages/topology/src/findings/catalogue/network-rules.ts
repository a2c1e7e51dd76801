import type { Rule } from "./rule";

/** Rules for a cluster's networks and components. */
export const networkRules = {
  SUBNET_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "`podSubnet` or `serviceSubnet` is not in CIDR notation, or does not match `ipFamily`.",
    cause:
      "Each of the two subnets must be one range in the cluster's IP family. With `ipFamily: dual`, a subnet can consist of an IPv4 range and an IPv6 range.",
    fix: "Use a range such as the one in the error message.",
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
      "`podSubnet` must have a /24 range (IPv6: /64) for each node. kubeadm accepts at most 2^16 such ranges in `podSubnet`. `serviceSubnet` must have 10 to 2^20 addresses. kubeadm rejects other sizes. A node without a pod range never becomes Ready.",
    fix: "Use a range such as the one in the error message.",
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
    fix: "Use ranges that do not overlap.",
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
      "The `ingress`, `gateway` and `hostPort` exposures bind hostPorts. Not every network plugin forwards hostPorts.",
    fix: "Install a network plugin that supports hostPorts, for example one with `portmap`. Or use a `containerPort` in the NodePort range.",
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/concepts/extend-kubernetes/compute-storage-net/network-plugins/#support-hostport",
    },
  },
  DNS_SEARCH_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An entry in `networking.dnsSearch` is not a single domain name.",
    cause: "kind writes all entries on one line and separates them with spaces.",
    fix: "Use one domain name per entry.",
    source: { name: "kind", url: "https://kind.sigs.k8s.io/docs/user/configuration/#dns-search" },
  },
  FEATURE_GATE_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A feature gate name contains characters other than letters and digits.",
    cause: "Kubernetes components do not start if a feature gate name is invalid.",
    fix: "Use a name from the Kubernetes list of feature gates.",
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/",
    },
  },
  RUNTIME_CONFIG_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An entry in `runtimeConfig` is not an API name with the value `true` or `false`.",
    cause: "If an entry has any other form, the API server does not start.",
    fix: "Use an API name such as `api/alpha`, and the value `true` or `false`.",
    source: {
      name: "Kubernetes",
      url: "https://github.com/kubernetes/kubernetes/blob/v1.36.3/staging/src/k8s.io/apiserver/pkg/server/resourceconfig/helpers.go",
    },
  },
  NODE_PORT_RANGE_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The range of NodePorts is not a range of port numbers.",
    cause: "The API server rejects its flag `--service-node-port-range` with this value.",
    fix: "Use the value of the flag, such as `3000-4000`. If the flag is not set, omit the argument or the patch.",
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/",
    },
  },
} as const satisfies Record<string, Rule>;
