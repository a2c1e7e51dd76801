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
    meaning: "Two node descriptions have the same name, or describe the same node.",
    cause: "With two descriptions of one node, two apps could bind the same port of that node.",
    fix: "Describe each node once. All ports of the node can refer to that description.",
  },
  NODE_COUNT_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The number of nodes of a description is missing or wrong.",
    cause:
      "Berth does not count the nodes with certain labels. Each node that carries a port needs a pod that binds the port, so Berth needs the number.",
    fix: "Set `count`, 1 or more, together with `matchLabels`. Omit `count` together with `nodeNames`.",
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
    cause: "Clients reach the port at this address, and Berth builds the URL of an app from it.",
    fix: "Use the address of the node, of the proxy in front of the nodes, or of the load balancer.",
  },
} as const satisfies Record<string, Rule>;
