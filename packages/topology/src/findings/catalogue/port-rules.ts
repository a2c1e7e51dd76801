import type { Rule } from "./rule";

/** Rules for the ports of a cluster. */
export const portRules = {
  PORT_NAME_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "A port's name becomes part of a node label and of object names, so it must be a DNS label of at most 49 characters.",
    remedy: "Use lower-case letters, digits and `-`, beginning and ending with a letter or digit.",
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set",
    },
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
      "A port number is a whole number from 1 to 65535. kind's special host ports 0 (kind picks one and tells nobody) and -1 (the engine picks a new one at each restart) are refused, since no plan, URL or other machine could know the port; so is -1 for the API server.",
    remedy: "Choose a fixed number.",
    source: { name: "kind", url: "https://kind.sigs.k8s.io/docs/user/configuration/#extra-port-mappings" },
  },
  PROTOCOL_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A port's protocol is `TCP`, `UDP` or `SCTP`.",
    remedy: "Use one of the three, in upper case.",
    source: { name: "kind", url: "https://kind.sigs.k8s.io/docs/user/configuration/#extra-port-mappings" },
  },
  LISTEN_ADDRESS_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A port's listenAddress is an IPv4 or IPv6 address, not a host name.",
    remedy:
      "Use 127.0.0.1 (this machine only, the default), 0.0.0.0 (open to the network) or an address of the machine.",
    source: {
      name: "kind",
      url: "https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/internal/apis/config/validate.go",
    },
  },
  PUBLISH_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "A port is published by the container of its node (`node`) or by a proxy container of its own (`edge`).",
    remedy: "Use one of the two, or leave `publish` out for `node`.",
  },
  EDGE_PROTOCOL: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The proxy container of an edge port carries TCP and UDP; Traefik knows no SCTP.",
    remedy: "Leave `publish` out: then the node's own container publishes the port.",
    source: {
      name: "Traefik",
      url: "https://doc.traefik.io/traefik/reference/install-configuration/entrypoints/",
    },
  },
  EDGE_UDP_FAMILY: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "The proxy container of an edge port finds its node by name, and the name leads to an IPv4 and an IPv6 address. A TCP connection that one address refuses is tried at the other; a UDP datagram goes to the IPv4 address, where the nodes of a cluster of IPv6 alone forward nothing.",
    remedy: "Leave `publish` out, or set `networking.ipFamily` to `dual`.",
    source: { name: "Go", url: "https://pkg.go.dev/net#Dialer" },
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
    source: {
      name: "kind",
      url: "https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/internal/apis/config/validate.go",
    },
  },
  CONTAINER_PORT_TAKEN: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "Two port mappings lead to the same containerPort of one node with the same protocol; two apps would be promised one and the same port.",
    remedy: "Use one port mapping for both, or another containerPort or node for one of them.",
  },
  API_SERVER_PORT_TAKEN: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "A port mapping needs the host port on which kind publishes the API server (`networking.apiServerPort`). kind compares the ports of each node with each other only, and would fail half-way.",
    remedy: "Give one of the two another port, or leave `networking.apiServerPort` out.",
    source: { name: "kind", url: "https://kind.sigs.k8s.io/docs/user/configuration/#api-server" },
  },
  CONTAINER_PORT_OF_KUBERNETES: {
    severity: "warning",
    raisedBy: "preview",
    meaning:
      "A port mapping leads to a port on which a part of Kubernetes listens: 10250 and 10256 on every node, 2379, 2380 and 6443 on control planes (kind publishes 6443 itself; with several control planes its load balancer does). It reaches that part, and no app can have the port.",
    remedy: "Use another containerPort; for a fixed port of the API server use `networking.apiServerPort`.",
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/reference/networking/ports-and-protocols/",
    },
  },
  HOST_PORT_OPEN: {
    severity: "warning",
    raisedBy: "preview",
    meaning:
      "A port listens on every address of the machine (0.0.0.0 or ::), and so is open to its network. It is what kind does unless told otherwise.",
    remedy: "Set the listenAddress to 127.0.0.1 unless other machines are to reach the port.",
    source: { name: "kind", url: "https://kind.sigs.k8s.io/docs/user/configuration/#extra-port-mappings" },
  },
  HOST_PORT_PRIVILEGED: {
    severity: "warning",
    raisedBy: "preview",
    meaning: "Below 1024 a rootless engine may not bind, unless the machine allows it.",
    remedy: "Use a hostPort from 1024 on where the engine may be rootless.",
    source: {
      name: "Docker",
      url: "https://docs.docker.com/engine/security/rootless/tips/#exposing-privileged-ports",
    },
  },
  HOST_PORT_RESERVED_BY_MACOS: {
    severity: "warning",
    raisedBy: "preview",
    meaning: "On macOS AirPlay Receiver listens on 5000 and 7000.",
    remedy: "Use another hostPort, or turn AirPlay Receiver off on every Mac that runs the cluster.",
    source: { name: "Apple", url: "https://developer.apple.com/forums/thread/682332" },
  },
  LISTEN_ADDRESS_FAMILY: {
    severity: "warning",
    raisedBy: "preview",
    meaning:
      "A port listens on an address of a family that the cluster's pods do not have. The engine may lead it to the node's address of that family, where hostPorts and NodePorts are not forwarded.",
    remedy: "Use an address of the cluster's family, or set `networking.ipFamily` to `dual`.",
    source: { name: "kind", url: "https://kind.sigs.k8s.io/docs/user/configuration/#ip-family" },
  },
  API_SERVER_OPEN: {
    severity: "warning",
    raisedBy: "preview",
    meaning:
      "The API server listens on every address of the machine (0.0.0.0 or ::), and so is open to its network.",
    remedy: "Leave `networking.apiServerAddress` out, unless other machines are to administer the cluster.",
    source: { name: "kind", url: "https://kind.sigs.k8s.io/docs/user/configuration/#api-server" },
  },
} as const satisfies Record<string, Rule>;
