import type { Rule } from "./rule";

/** Rules for descriptions of existing clusters. */
export const existingClusterRules = {
  NODE_NAME_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A node name is not a DNS name.",
    cause: "Kubernetes requires a lower-case DNS name with at most 253 characters.",
    fix: "Use the name that `kubectl get nodes` shows.",
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/concepts/architecture/nodes/#node-name-uniqueness",
    },
  },
  NODE_NAME_TAKEN: {
    severity: "error",
    raisedBy: "preview",
    meaning: "Two entries in `nodes` have the same name, or describe the same node.",
    cause:
      "If two entries describe the same node, Berth cannot detect when two apps bind the same port on that node.",
    fix: "Describe each node in only one entry. All port mappings for the node can use the name of that entry.",
  },
  NODE_COUNT_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The `count` of an entry in `nodes` is missing or wrong.",
    cause:
      "Each node that carries a port needs a pod that binds the port. Berth does not count the nodes that match `matchLabels`.",
    fix: "If the entry has `matchLabels`, set `count` to 1 or more. If the entry has `nodeNames`, omit `count`.",
  },
  NODE_UNPINNABLE: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A node carries a port, but has no label that Berth can use to pin pods to the node.",
    cause:
      "The scheduler selects nodes by their labels. Without a label, the scheduler can place the pod on another node.",
    fix: "Set `matchLabels` to the node's labels, or set `labelNodes: true`.",
  },
  ADDRESS_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A port's address is not a single IP address or DNS name.",
    cause: "Clients connect to this address, and each app's URL contains it.",
    fix: "Use the address of the node, the load balancer, or the proxy in front of the nodes.",
  },
} as const satisfies Record<string, Rule>;
