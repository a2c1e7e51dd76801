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
    meaning: "The cluster name is too long, or is not a lower-case DNS name.",
    cause:
      "kind builds the names of containers and nodes from the cluster name. The longest node name can have at most 63 characters.",
    fix: "Use a short name that consists of lower-case letters, digits and `-`.",
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
    cause: "kind supports only the roles `control-plane` and `worker`.",
    fix: "Use one of the two roles.",
    source: validation,
  },
  CONTROL_PLANES_EVEN: {
    severity: "warning",
    raisedBy: "preview",
    meaning: "The number of control planes is even.",
    cause:
      "etcd works only while more than half of its members are available. If you add one member to an odd number, etcd does not tolerate more failures.",
    fix: "Add or remove one control plane.",
    source: { name: "etcd", url: "https://etcd.io/docs/v3.5/faq/#why-an-odd-number-of-cluster-members" },
  },
  NODE_LABEL_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A node label has an invalid key or value.",
    cause:
      "A key or value has at most 63 characters (letters, digits, `-`, `_` and `.`), and starts and ends with a letter or digit. A key can have a prefix, which consists of a DNS name and `/`. A value can be empty.",
    fix: "Correct the key or the value.",
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set",
    },
  },
  NODE_LABEL_RESERVED: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A kubeadm patch sets a node label that Kubernetes reserves for itself.",
    cause:
      "The patch passes the label to the kubelet. If the label is reserved, the kubelet does not start. Kubernetes reserves most labels under `kubernetes.io` and `k8s.io`, such as `node-role.kubernetes.io/worker`.",
    fix: "Move the label from the patch to the node's `labels`. Berth then sets the label after the node has joined the cluster.",
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#noderestriction",
    },
  },
  NODE_LABEL_OF_BERTH: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A node has a label with the prefix `port.berth.dev/`.",
    cause:
      "Berth sets labels with this prefix on the nodes that carry ports, and uses these labels to pin pods.",
    fix: "Remove the label. Berth sets the label itself.",
  },
  NODE_LABELS_TOO_MANY: {
    severity: "error",
    raisedBy: "preview",
    meaning: "kubeadm patches set more than 100,000 labels on all nodes together.",
    cause: "A patch of the cluster sets all its labels on every node.",
    fix: "Remove labels that no pod needs.",
  },
  NODE_TAINT_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A node taint has an invalid key, value or effect.",
    cause:
      "A key or value has at most 63 characters (letters, digits, `-`, `_` and `.`), and starts and ends with a letter or digit. A key can have a prefix, which consists of a DNS name and `/`. A value can be empty. The effect is `NoSchedule`, `PreferNoSchedule` or `NoExecute`.",
    fix: "Correct the key, the value or the effect.",
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/",
    },
  },
  NODE_TAINT_TAKEN: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A node has two taints with the same key and the same effect.",
    cause: "Kubernetes accepts each combination of a key and an effect only once, even if the values differ.",
    fix: "Remove one of the taints, or change its key or effect.",
    source: {
      name: "Kubernetes",
      url: "https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/core/validation/validation.go",
    },
  },
  NODE_TAINT_RESERVED: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A node has a taint that Kubernetes itself sets and removes.",
    cause:
      "Kubernetes removes a taint such as `node.kubernetes.io/not-ready` from a node that is Ready. Berth cannot keep such a taint on the node.",
    fix: "Use another key.",
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions",
    },
  },
  MOUNT_PATH_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An extra mount has an invalid `containerPath`.",
    cause: "A `containerPath` must be an absolute path other than `/`, and must not contain `:`.",
    fix: "Set `containerPath` to a path such as `/data`.",
    source: { name: "kind", url: "https://kind.sigs.k8s.io/docs/user/configuration/#extra-mounts" },
  },
  MOUNT_TAKEN: {
    severity: "error",
    raisedBy: "preview",
    meaning: "Two mounts on a node have the same `containerPath`.",
    cause:
      "The engine rejects the second mount. kind itself uses the mount paths `/tmp`, `/run` and `/lib/modules`.",
    fix: "Set another `containerPath`.",
    source: { name: "Docker", url: "https://github.com/moby/moby/blob/v28.3.3/daemon/volumes.go" },
  },
  NODE_LABELS_TOO_LONG: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The labels of a node are too long for the kubelet's command line.",
    cause:
      "kind passes all labels of a node to the kubelet in one argument. Linux limits the length of an argument to 128 KiB. Berth adds one label for each port that the node carries.",
    fix: "Publish fewer ports, use shorter port names, or move ports to other nodes.",
    source: { name: "Linux", url: "https://man7.org/linux/man-pages/man2/execve.2.html" },
  },
  MOUNT_HOST_PATH_EMPTY: {
    severity: "warning",
    raisedBy: "preview",
    meaning: "The `hostPath` of an extra mount is empty.",
    cause: "kind resolves the empty path against its working directory, and mounts this directory.",
    fix: "Set `hostPath` to a folder or file on the host.",
    source: {
      name: "kind",
      url: "https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/cluster/internal/providers/docker/provision.go",
    },
  },
  MOUNT_PATH_UNEXPANDED: {
    severity: "warning",
    raisedBy: "preview",
    meaning: "A path of an extra mount contains `~`, a variable or template syntax.",
    cause:
      "kind uses the path as it is. A shell would expand `~/data` and `${PWD}/data`, but kind mounts a folder with this name in its working directory. Docker creates the folder if it does not exist, so the node sees an empty folder.",
    fix: "Write the path itself. In a program, build the path with `os.homedir()` or `process.cwd()`.",
    source: {
      name: "kind",
      url: "https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/cluster/internal/providers/docker/provision.go",
    },
  },
  NODE_IMAGE_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A node image name is not valid.",
    cause: "Container engines accept only `repository:tag` in lower case, with an optional digest.",
    fix: "Use a name such as `kindest/node:v1.36.3`.",
    source: { name: "OCI", url: "https://github.com/distribution/reference/blob/main/reference.go" },
  },
  NODE_VERSIONS_APART: {
    severity: "warning",
    raisedBy: "preview",
    meaning: "According to the image tags, two nodes have incompatible Kubernetes versions.",
    cause:
      "A node's version must not be newer than the first control plane's version, and can be at most three minor versions older. A node with an unsupported version may fail to join the cluster.",
    fix: "Use the same version for all nodes, or use versions within these limits.",
    source: { name: "Kubernetes", url: "https://kubernetes.io/releases/version-skew-policy/#kubelet" },
  },
} as const satisfies Record<string, Rule>;
