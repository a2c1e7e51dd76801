import type { Rule } from "./rule";

/** Rules for the descriptions of clusters that Berth did not create. */
export const existingClusterRules = {
  NODE_NAME_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A node's name is a DNS name in lower case, at most 253 characters.",
    remedy: "Use the name that `kubectl get nodes` shows.",
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/concepts/architecture/nodes/#node-name-uniqueness",
    },
  },
  NODE_NAME_TAKEN: {
    severity: "error",
    raisedBy: "preview",
    meaning: "Two descriptions of nodes have one name, or stand for one node.",
    remedy: "Describe each node once, and let all of its ports name that description.",
  },
  NODE_COUNT_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "Nodes are described by their labels alone, and it is not said how many they are; or the number is not that of their names. Each node that carries a port needs a pod which binds it.",
    remedy: "Give `count`, 1 or more, beside `matchLabels`; leave it out beside `nodeNames`.",
  },
  NODE_UNPINNABLE: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "A node carries a port, and has no label that is known, by which what binds the port could be pinned to it.",
    remedy: "Give `matchLabels` that the node has, or set `labelNodes: true`.",
  },
  ADDRESS_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The address of a port is where callers reach it: one IP address or a DNS name in lower case.",
    remedy: "Give the address of the node, of what stands before the nodes, or of the load balancer.",
  },
} as const satisfies Record<string, Rule>;
