import type { Rule } from "./rule";

/** The ports of a cluster. */
export const portRules = {
  PORT_NAME_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "A port's name becomes part of a node label and of object names, so it must be a DNS label of at most 49 characters.",
    remedy: "Use lower-case letters, digits and `-`, beginning and ending with a letter or digit.",
  },
  PORT_NAME_TAKEN: {
    severity: "error",
    raisedBy: "preview",
    meaning: "Two port mappings of one cluster have the same name; apps could not tell them apart.",
    remedy: "Give each port mapping a name of its own.",
  },
  PORT_NUMBER_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "A port number is a whole number from 1 to 65535. kind's special host ports 0 (kind picks one and tells nobody) and -1 (the engine picks a new one at each restart) are refused, since no plan, URL or other machine could know the port.",
    remedy: "Choose a fixed number.",
  },
  PROTOCOL_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A port's protocol is `TCP`, `UDP` or `SCTP`.",
    remedy: "Use one of the three, in upper case.",
  },
  LISTEN_ADDRESS_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A port's listenAddress is an IPv4 or IPv6 address, not a host name.",
    remedy:
      "Use 127.0.0.1 (this machine only, the default), 0.0.0.0 (open to the network) or an address of the machine.",
  },
  NODE_UNKNOWN: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "A port mapping names a node that the cluster does not have. Nodes are called as kind calls them, without the cluster's name: `control-plane`, `worker`, `worker2`.",
    remedy: "Use one of the names that the error lists, or leave `node` out for the default.",
  },
  HOST_PORT_TAKEN: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "Two port mappings need the same host port. A host port can be bound once per address and protocol, whichever nodes it leads to; 0.0.0.0 and :: overlap with every address of their family, and :: with IPv4 too.",
    remedy: "Give one of the two another hostPort, or another listenAddress.",
  },
  CONTAINER_PORT_TAKEN: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "Two port mappings lead to the same containerPort of one node with the same protocol; two apps would be promised one and the same port.",
    remedy: "Use one port mapping for both, or another containerPort or node for one of them.",
  },
} as const satisfies Record<string, Rule>;
