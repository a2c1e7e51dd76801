import type { Rule } from "./rule";

/** Rules for the nodes of a cluster. */
export const nodeRules = {
  CLUSTER_NAME_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "kind makes container and node names from the cluster's name, so it must be a DNS name in lower case, and the longest node name with it at most 63 characters.",
    remedy: "Choose a short name of lower-case letters, digits and `-`.",
    source: {
      name: "kind",
      url: "https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/internal/apis/config/validate.go",
    },
  },
  CONTROL_PLANE_MISSING: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A cluster needs at least one node of the role `control-plane`.",
    remedy: 'Add `{ role: "control-plane" }` to `nodes`, or leave `nodes` out.',
    source: {
      name: "kind",
      url: "https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/internal/apis/config/validate.go",
    },
  },
  NODE_ROLE_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "kind knows two roles of nodes: `control-plane` and `worker`.",
    remedy: "Use one of the two.",
    source: {
      name: "kind",
      url: "https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/internal/apis/config/validate.go",
    },
  },
  CONTROL_PLANES_EVEN: {
    severity: "warning",
    raisedBy: "preview",
    meaning:
      "The number of control planes is even. etcd needs more than half of its members, so the last of them lets it survive no more losses, and is one more that can fail.",
    remedy: "Use one control plane less, or one more.",
    source: { name: "etcd", url: "https://etcd.io/docs/v3.5/faq/#why-an-odd-number-of-cluster-members" },
  },
  NODE_LABEL_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "Kubernetes refuses the key or the value of a label: at most 63 letters, digits, `-`, `_` and `.`, a letter or digit first and last; a key may have a DNS name and `/` before that, a value may be empty.",
    remedy: "Correct the key or the value.",
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set",
    },
  },
  NODE_LABEL_RESERVED: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "kind hands the labels to the kubelet, which refuses to start with one of Kubernetes' own (`kubernetes.io`, `k8s.io`) that it may not give to its node, such as `node-role.kubernetes.io/worker`.",
    remedy: "Use a key under a domain of your own, or label the node once the cluster is there.",
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#noderestriction",
    },
  },
  NODE_LABEL_OF_BERTH: {
    severity: "error",
    raisedBy: "preview",
    meaning: "Labels under `port.berth.dev/` are those by which Berth knows the nodes that carry ports.",
    remedy: "Take the label out: Berth gives it.",
  },
  MOUNT_PATH_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "An extra mount names no path of the host, or a path in the node that is not absolute, is `/`, or has a `:` in it.",
    remedy: "Name the folder or file of the host, and a path such as `/data` in the node.",
    source: { name: "kind", url: "https://kind.sigs.k8s.io/docs/user/configuration/#extra-mounts" },
  },
  MOUNT_TAKEN: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "Two mounts of one node have the same containerPath, or it is one at which kind mounts something of its own (`/tmp`, `/run`, `/lib/modules`). The engine refuses the second.",
    remedy: "Give the mount another containerPath.",
    source: { name: "Docker", url: "https://github.com/moby/moby/blob/v28.3.3/daemon/volumes.go" },
  },
  NODE_IMAGE_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "A node image is not a reference that container engines take: `repository:tag` in lower case, with a digest or not.",
    remedy: "Use one such as `kindest/node:v1.36.3`.",
    source: { name: "OCI", url: "https://github.com/distribution/reference/blob/main/reference.go" },
  },
  NODE_VERSIONS_APART: {
    severity: "warning",
    raisedBy: "preview",
    meaning:
      "A node's image holds a newer Kubernetes than that of the first control plane, or one more than three minor versions older, going by the tags. Kubernetes does not support that, and the node may not join.",
    remedy: "Use images of versions that go together, best of one.",
    source: { name: "Kubernetes", url: "https://kubernetes.io/releases/version-skew-policy/#kubelet" },
  },
} as const satisfies Record<string, Rule>;
