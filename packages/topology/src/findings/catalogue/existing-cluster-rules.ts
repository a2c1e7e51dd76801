import type { Rule } from "./rule";

/** Rules for descriptions of existing clusters. */
export const existingClusterRules = {
  NODE_NAME_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A node name is not a DNS name.",
    cause: "Kubernetes requires a DNS name in lower case, with at most 253 characters.",
    fix: "Use the name that `kubectl get nodes` shows.",
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/concepts/architecture/nodes/#node-name-uniqueness",
    },
  },
  NODE_NAME_TAKEN: {
    severity: "error",
    raisedBy: "preview",
    meaning: "Two entries of `nodes` have the same name, or describe the same node.",
    cause:
      "If two entries describe one node, Berth cannot detect that two apps bind the same port of that node.",
    fix: "Describe each node in only one entry. All ports of the node can use the name of this entry.",
  },
  NODE_COUNT_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "In an entry of `nodes`, `count` is missing or wrong.",
    cause:
      "Each node that carries a port needs a pod that binds the port. Berth does not count the nodes that have the labels in `matchLabels`.",
    fix: "If the entry has `matchLabels`, set `count` to 1 or more. If the entry has `nodeNames`, omit `count`.",
  },
  NODE_UNPINNABLE: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A node carries a port, but Berth has no label to pin pods to this node.",
    cause: "The scheduler selects nodes by their labels. Without a label, the pod can run on another node.",
    fix: "Set `matchLabels` to labels of the node, or set `labelNodes: true`.",
  },
  ADDRESS_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The address of a port is not a single IP address or DNS name.",
    cause: "Clients connect to this address. The URL of each app contains the address.",
    fix: "Use the address of the node, of the proxy in front of the nodes, or of the load balancer.",
  },
} as const satisfies Record<string, Rule>;
