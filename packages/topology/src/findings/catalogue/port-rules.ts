import type { Rule } from "./rule";

const portMappings = {
  name: "kind",
  url: "https://kind.sigs.k8s.io/docs/user/configuration/#extra-port-mappings",
};
const validation = {
  name: "kind",
  url: "https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/internal/apis/config/validate.go",
};

/** Rules for a cluster's ports. */
export const portRules = {
  PORT_NAME_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A port name is not a DNS label of at most 49 characters.",
    cause: "The port name becomes part of a node label and object names.",
    fix: "Use at most 49 lower-case letters, digits and `-`. Start and end the name with a letter or digit.",
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set",
    },
  },
  PORT_NAME_TAKEN: {
    severity: "error",
    raisedBy: "preview",
    meaning: "Two port mappings in a cluster have the same name.",
    cause: "Apps refer to a port by its name.",
    fix: "Give each port mapping a unique name.",
  },
  PORT_NUMBER_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A port number is not a whole number from 1 to 65535.",
    cause:
      "kind accepts two special values for a host port. With 0, kind picks a port and does not report it. With -1, the engine picks a new port at each restart. Berth cannot include such a port in a plan or URL, and therefore rejects both values in a program. For the API server port, Berth rejects -1 but accepts 0.",
    fix: 'Use a fixed number from 1 to 65535. If any host port is suitable, use `hostPort: "auto"`.',
    source: portMappings,
  },
  PORT_RANGE_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A range of ports in `portMappings` is not valid.",
    cause:
      'A range consists of the first and the last port number, such as `30000-30099`. `hostPort` and `containerPort` must be ranges of the same length. The maximum length is 1000 ports, because the container engine and the kubelet need resources for each port. A range cannot use `publish: "edge"`.',
    fix: "Correct the range, or write one port mapping for each port.",
  },
  PROTOCOL_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A port has an unsupported protocol.",
    cause: "kind supports only `TCP`, `UDP` and `SCTP`.",
    fix: "Use one of the three protocols, in upper case.",
    source: portMappings,
  },
  LISTEN_ADDRESS_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A `listenAddress` is not an IPv4 or IPv6 address.",
    cause: "A container engine can publish a port only on an IP address, not on a host name.",
    fix: "Use 127.0.0.1 (this machine only, the default), 0.0.0.0 (open to the network) or one of the machine's own addresses.",
    source: validation,
  },
  PUBLISH_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "`publish` is neither `node` nor `edge`.",
    cause:
      "With `node`, the node container publishes the port. With `edge`, a separate proxy container publishes the port.",
    fix: "Use one of the two values, or omit `publish` to use `node`.",
  },
  EDGE_PROTOCOL: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An edge port uses the SCTP protocol.",
    cause: "The proxy container for an edge port runs Traefik, which supports only TCP and UDP.",
    fix: "Omit `publish`. The node container then publishes the port.",
    source: {
      name: "Traefik",
      url: "https://doc.traefik.io/traefik/reference/install-configuration/entrypoints/",
    },
  },
  EDGE_UDP_FAMILY: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An edge port in an IPv6-only cluster uses the UDP protocol.",
    cause:
      "The node name resolves to an IPv4 address and an IPv6 address. If a TCP connection to one address fails, the proxy tries the other address. The proxy sends UDP datagrams only to the IPv4 address, and an IPv6-only node does not forward them.",
    fix: "Omit `publish`, or set `networking.ipFamily` to `dual`.",
    source: { name: "Go", url: "https://pkg.go.dev/net#Dialer" },
  },
  NODE_UNKNOWN: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A port mapping names a node that the cluster does not have.",
    cause:
      "Berth uses kind's node names without the cluster prefix, such as `control-plane`, `worker` and `worker2`.",
    fix: "Use one of the names that the error message lists, or omit `node` to use the default.",
  },
  HOST_PORT_TAKEN: {
    severity: "error",
    raisedBy: "preview",
    meaning: "Two port mappings use the same host port, or the addresses of one port mapping overlap.",
    cause:
      "Only one node can publish a given combination of address, host port and protocol. The addresses 0.0.0.0 and :: overlap with every address in their IP family. The address :: also overlaps with IPv4 addresses.",
    fix: "Set another `hostPort` or another `listenAddress` for one of the two port mappings. If the port mappings differ only in their node, keep one of them. Berth pins the Ingress controller or the pod to this node, and a NodePort answers on every node.",
    source: validation,
  },
  CONTAINER_PORT_TAKEN: {
    severity: "error",
    raisedBy: "preview",
    meaning: "Two port mappings route to the same `containerPort` on a node, with the same protocol.",
    cause: "The two port mappings could belong to two apps, but only one process can bind a port on a node.",
    fix: "Use one port mapping for both apps, or set a different `containerPort` or `node` for one of the port mappings. To publish one port on several addresses, list them in the `listenAddress` of one port mapping.",
  },
  API_SERVER_PORT_TAKEN: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A port mapping uses the API server's host port (`networking.apiServerPort`).",
    cause:
      "kind does not compare port mappings with the API server's port. `kind create cluster` would start, and then fail.",
    fix: "Set another `hostPort`, set another `networking.apiServerPort`, or omit `networking.apiServerPort`.",
    source: { name: "kind", url: "https://kind.sigs.k8s.io/docs/user/configuration/#api-server" },
  },
  CONTAINER_PORT_OF_KUBERNETES: {
    severity: "warning",
    raisedBy: "preview",
    meaning: "A port mapping routes to a port on which a Kubernetes component listens.",
    cause:
      "Kubernetes uses ports 10250 and 10256 on every node, and also ports 2379, 2380 and 6443 on control planes. An app cannot bind these ports. kind itself publishes the API server (6443). If the cluster has several control planes, kind's load balancer publishes the API server.",
    fix: "Use another `containerPort`. To publish the API server on a fixed host port, replace the port mapping by `networking.apiServerPort`.",
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/reference/networking/ports-and-protocols/",
    },
  },
  HOST_PORT_OPEN: {
    severity: "warning",
    raisedBy: "preview",
    meaning: "A port listens on every address of the machine (0.0.0.0 or ::).",
    cause:
      "Other machines on the network can reach the port. By default, kind publishes ports on every address.",
    fix: "Set `listenAddress` to 127.0.0.1, unless other machines need the port.",
    source: portMappings,
  },
  HOST_PORT_PRIVILEGED: {
    severity: "warning",
    raisedBy: "preview",
    meaning: "A host port is lower than 1024.",
    cause: "By default, a rootless container engine cannot bind a port below 1024.",
    fix: "If the engine may be rootless, use a `hostPort` of 1024 or higher.",
    source: {
      name: "Docker",
      url: "https://docs.docker.com/engine/security/rootless/tips/#exposing-privileged-ports",
    },
  },
  HOST_PORT_RESERVED_BY_MACOS: {
    severity: "warning",
    raisedBy: "preview",
    meaning: "A port mapping uses host port 5000 or 7000, which macOS also uses.",
    cause: "On macOS, AirPlay Receiver listens on these ports.",
    fix: "Use another `hostPort`, or turn off AirPlay Receiver on every Mac that runs the cluster.",
    source: { name: "Apple", url: "https://developer.apple.com/forums/thread/682332" },
  },
  LISTEN_ADDRESS_FAMILY: {
    severity: "warning",
    raisedBy: "preview",
    meaning:
      "A port listens on an IPv6 address in an IPv4-only cluster, or on an IPv4 address in an IPv6-only cluster.",
    cause:
      "The container engine may forward the port to the node's address in the same IP family. The node does not forward hostPorts and NodePorts on that address. A client can then connect, but gets no response.",
    fix: "Use an address from the cluster's IP family, or set `networking.ipFamily` to `dual`.",
    source: { name: "kind", url: "https://kind.sigs.k8s.io/docs/user/configuration/#ip-family" },
  },
  API_SERVER_OPEN: {
    severity: "warning",
    raisedBy: "preview",
    meaning: "The API server listens on every address of the machine (0.0.0.0 or ::).",
    cause:
      "Other machines on the network can reach the API server, but kind clusters are not hardened for access from the network.",
    fix: "Omit `networking.apiServerAddress`, unless other machines administer the cluster.",
    source: { name: "kind", url: "https://kind.sigs.k8s.io/docs/user/configuration/#api-server" },
  },
} as const satisfies Record<string, Rule>;
