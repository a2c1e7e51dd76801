import type { Rule } from "./rule";

const validation = {
  name: "kind",
  url: "https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/internal/apis/config/validate.go",
};

/** Rules for a cluster's nodes. */
export const nodeRules = {
  CLUSTER_NAME_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The cluster name is not a DNS name in lower case, or it is too long.",
    cause:
      "kind builds the names of containers and nodes from the cluster name. The longest node name can have at most 63 characters.",
    fix: "Use a short name of lower-case letters, digits and `-`.",
    source: validation,
  },
  CONTROL_PLANE_MISSING: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The cluster has no node with the role `control-plane`.",
    cause: "kind requires at least one control plane.",
    fix: 'Add `{ role: "control-plane" }` to `nodes`, or omit `nodes`.',
    source: validation,
  },
  NODE_ROLE_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A node has an unsupported role.",
    cause: "kind supports the roles `control-plane` and `worker`.",
    fix: "Use one of the two roles.",
    source: validation,
  },
  CONTROL_PLANES_EVEN: {
    severity: "warning",
    raisedBy: "preview",
    meaning: "The number of control planes is even.",
    cause:
      "etcd needs more than half of its members. An even number of members tolerates no more failures than the next lower odd number, and one more node can fail.",
    fix: "Add or remove one control plane.",
    source: { name: "etcd", url: "https://etcd.io/docs/v3.5/faq/#why-an-odd-number-of-cluster-members" },
  },
  NODE_LABEL_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "Kubernetes rejects the key or the value of a label.",
    cause:
      "A key or value has at most 63 letters, digits, `-`, `_` and `.`, and starts and ends with a letter or digit. A key can have a DNS name and `/` as a prefix. A value can be empty.",
    fix: "Correct the key or the value.",
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set",
    },
  },
  NODE_LABEL_RESERVED: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A node has a label that is reserved for Kubernetes.",
    cause:
      "kind passes the labels to the kubelet. Kubernetes reserves most labels under `kubernetes.io` and `k8s.io`, such as `node-role.kubernetes.io/worker`. If a label is reserved, the kubelet does not start.",
    fix: "Use a key under your own domain, or label the node after the cluster exists.",
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#noderestriction",
    },
  },
  NODE_LABEL_OF_BERTH: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A node has a label under `port.berth.dev/`.",
    cause: "Berth sets these labels on the nodes that carry ports, and uses the labels to pin pods.",
    fix: "Remove the label. Berth sets the label itself.",
  },
  MOUNT_PATH_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An extra mount has an empty `hostPath` or an invalid `containerPath`.",
    cause: "A `containerPath` must be an absolute path other than `/`, and must not contain `:`.",
    fix: "Set `hostPath` to a folder or file of the host, and `containerPath` to a path such as `/data`.",
    source: { name: "kind", url: "https://kind.sigs.k8s.io/docs/user/configuration/#extra-mounts" },
  },
  MOUNT_TAKEN: {
    severity: "error",
    raisedBy: "preview",
    meaning: "Two mounts of a node have the same `containerPath`.",
    cause: "The engine rejects the second mount. kind itself mounts at `/tmp`, `/run` and `/lib/modules`.",
    fix: "Set another `containerPath`.",
    source: { name: "Docker", url: "https://github.com/moby/moby/blob/v28.3.3/daemon/volumes.go" },
  },
  NODE_IMAGE_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A node image is not a valid image name.",
    cause: "Container engines accept `repository:tag` in lower case, with an optional digest.",
    fix: "Use a name such as `kindest/node:v1.36.3`.",
    source: { name: "OCI", url: "https://github.com/distribution/reference/blob/main/reference.go" },
  },
  NODE_VERSIONS_APART: {
    severity: "warning",
    raisedBy: "preview",
    meaning: "According to the image tags, two nodes have incompatible Kubernetes versions.",
    cause:
      "A node must not be newer than the first control plane, and not more than three minor versions older. A node with an unsupported version may fail to join the cluster.",
    fix: "Use the same version for all nodes, or versions within these limits.",
    source: { name: "Kubernetes", url: "https://kubernetes.io/releases/version-skew-policy/#kubelet" },
  },
} as const satisfies Record<string, Rule>;
