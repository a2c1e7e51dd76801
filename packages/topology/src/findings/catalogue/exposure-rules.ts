import type { Rule } from "./rule";

const nodePorts = {
  name: "Kubernetes",
  url: "https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport",
};

/** Rules for an app's exposure: its protocol, host, path, certificate and NodePort. */
export const exposureRules = {
  EXPOSURE_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app has an unsupported exposure.",
    cause: "Berth supports `ingress`, `gateway`, `hostPort`, `nodePort` and `loadBalancer`.",
    fix: "Use one of these exposures. If you omit `exposure`, Berth infers the exposure from the port.",
  },
  EXPOSURES_EMPTY: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app's `exposures` list is empty.",
    cause: "No port would route to the app.",
    fix: "Add an exposure with a port to the list, or omit `exposures` and set `port`.",
  },
  EXPOSURE_NEEDS_TCP: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app uses the `ingress` or `gateway` exposure on a port that does not use TCP.",
    cause: "These exposures carry HTTP, which runs over TCP.",
    fix: "Use the `hostPort` exposure, or a TCP port mapping.",
  },
  HOST_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app's `host` is not a DNS name.",
    cause:
      "The host must be a DNS name in lower case, without a scheme or port. With the `ingress` exposure, a host can start with `*.`. This wildcard matches exactly one label.",
    fix: "Use a name such as `web.localhost`.",
  },
  HOST_MISSING: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app omits `host`, but its port does not listen on a loopback address.",
    cause: "The default host `<name>.localhost` resolves to 127.0.0.1 and ::1.",
    fix: "Set `host` to a name that resolves to the port's `listenAddress`.",
  },
  HOST_EXPOSED_TWICE: {
    severity: "error",
    raisedBy: "preview",
    meaning: "On one port, the same host is exposed with both `ingress` and `gateway`.",
    cause:
      "If an Ingress and an HTTPRoute have the same host, the controller does not define which of them takes precedence. Requests for one app could reach the other app.",
    fix: "Use the same exposure for both apps, or use another host for one of them.",
  },
  PATH_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app's `path` is not a valid URL path prefix.",
    cause: "A path must start with `/`, and must not contain a query, fragment, space or empty segment.",
    fix: "Use a path such as `/` or `/api`.",
  },
  TLS_NEEDS_HTTPS_PORT: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app sets `tls`, but its port is not an HTTPS port.",
    cause:
      "An HTTPS port has the name `https`, has a name that starts with `https-`, or routes to container port 443 or 8443. On any other port, the Ingress controller serves plain HTTP.",
    fix: "Use an HTTPS port, or remove `tls`.",
  },
  TLS_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: '`tls` is neither `"self-signed"` nor a valid Secret name.',
    cause: "A Secret name is a lower-case DNS name (RFC 1123).",
    fix: 'Use `"self-signed"`, or `{ secretName }` with the name of a Secret in the app\'s namespace.',
  },
  APP_PROTOCOL_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "`appProtocol` is not a valid protocol name.",
    cause: "Kubernetes accepts an IANA service name, or a name with a prefix, such as `kubernetes.io/h2c`.",
    fix: "Correct the name, or omit `appProtocol`.",
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol",
    },
  },
  APP_PROTOCOL_NOT_SERVED: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The Ingress controller does not support an app's `appProtocol`.",
    cause:
      "With the `ingress` and `gateway` exposures, the controller connects to the app. The controller supports `http`, `kubernetes.io/h2c` (HTTP/2 without TLS, such as gRPC) and `kubernetes.io/ws`.",
    fix: "Use one of these protocols, or use the `hostPort` exposure.",
  },
  NODE_PORT_TAKEN: {
    severity: "error",
    raisedBy: "preview",
    meaning: "Two apps bind the same port on the same node through different port mappings.",
    cause: "kube-proxy binds a NodePort on every node, and the API server assigns each number only once.",
    fix: "Set another `containerPort` for one of the port mappings.",
    source: nodePorts,
  },
  NODE_PORT_OUT_OF_RANGE: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app uses the `nodePort` exposure on a port outside the NodePort range.",
    cause:
      "The API server allows only NodePorts in its `--service-node-port-range`, which is 30000 to 32767 by default.",
    fix: "Set a `containerPort` in this range, or use another exposure.",
    source: nodePorts,
  },
  NODE_PORT_DIFFERS: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app's NodePort differs from the `containerPort` of its port mapping.",
    cause:
      "The host port would route to a port on which nothing listens. The NodePort of an existing Service comes from `nodePort` or from `service.resource`.",
    fix: "Omit `nodePort`, or set the NodePort and the `containerPort` to the same number.",
  },
  TRAFFIC_POLICY_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "`externalTrafficPolicy` is neither `Cluster` nor `Local`.",
    cause: "Kubernetes supports only `Cluster` and `Local`.",
    fix: "Use one of the two values, or omit `externalTrafficPolicy` to use `Cluster`.",
  },
  LOCAL_POLICY_UNPINNED: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app uses `externalTrafficPolicy: Local`, but its pods may run on the wrong node.",
    cause:
      "With `Local`, a node forwards requests only to its own pods. The app's exposure does not pin the pods to the nodes that receive the requests.",
    fix: "Omit `externalTrafficPolicy`, or use the `nodePort` exposure, which pins the pods to the port's node.",
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/reference/networking/virtual-ips/#external-traffic-policy",
    },
  },
  LOCAL_POLICY_UNCHECKED: {
    severity: "warning",
    raisedBy: "preview",
    meaning:
      "An existing Service has `externalTrafficPolicy: Local`, and its pods may run on other nodes than the port's node.",
    cause:
      "With `Local`, a node drops requests if none of the Service's pods runs on this node. Berth does not place the pods of an existing Service.",
    fix: "Run one of the Service's pods on the port's node, for example with a DaemonSet or a node selector. Or set the Service's policy to `Cluster`.",
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/reference/networking/virtual-ips/#external-traffic-policy",
    },
  },
  LOAD_BALANCER_MISSING: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app uses the `loadBalancer` exposure on a cluster without a load balancer.",
    cause: "A kind cluster has no load balancer, so the Service would never receive an address.",
    fix: "Use the `ingress`, `hostPort` or `nodePort` exposure.",
  },
  PORT_OF_LOAD_BALANCER: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app uses a load balancer port with an exposure that binds a port on a node.",
    cause: "The load balancer routes to a Service, not to a port on a node.",
    fix: "Omit `exposure` to use `loadBalancer`, or use a port that a node carries.",
  },
  PORT_OF_KUBERNETES: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app or an Ingress controller would bind a port on which a Kubernetes component listens.",
    cause:
      "Kubernetes uses ports 10250 and 10256 on every node, and also ports 2379, 2380 and 6443 on control planes. A pod with such a hostPort would take over the component's traffic.",
    fix: "Use another port for the app, or set another `containerPort` in the cluster's port mapping.",
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/reference/networking/ports-and-protocols/",
    },
  },
  PORT_NOT_BALANCED: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app uses the `loadBalancer` exposure on a port that does not belong to the load balancer.",
    cause: "The exposure needs a port that belongs to the load balancer, but a node carries this port.",
    fix: "Use one of the load balancer's ports, or omit `exposure`.",
  },
} as const satisfies Record<string, Rule>;
