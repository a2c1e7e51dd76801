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
    meaning: "An app has an empty list of `exposures`.",
    cause: "No port would route to the app.",
    fix: "Add an exposure with a port, or omit `exposures` and set `port`.",
  },
  EXPOSURE_NEEDS_TCP: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app uses `ingress` or `gateway` on a port that is not a TCP port.",
    cause: "These exposures carry HTTP, which runs over TCP.",
    fix: "Use the exposure `hostPort`, or a port mapping with the protocol TCP.",
  },
  HOST_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The host of an app is not a DNS name.",
    cause:
      "A host is a DNS name in lower case, without scheme or port. With the exposure `ingress`, it can start with `*.`. This wildcard matches exactly one label.",
    fix: "Use a name such as `web.localhost`.",
  },
  HOST_MISSING: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app needs `host`, because its port does not listen on a loopback address.",
    cause: "The default host `<name>.localhost` resolves to 127.0.0.1 and ::1.",
    fix: "Set `host` to a name that resolves to the `listenAddress` of the port.",
  },
  HOST_EXPOSED_TWICE: {
    severity: "error",
    raisedBy: "preview",
    meaning: "On one port, the same host has the exposure `ingress` and the exposure `gateway`.",
    cause:
      "The controller has no fixed priority between Ingresses and HTTPRoutes of the same host. Requests for one app could reach the other app.",
    fix: "Use the same exposure for both apps, or another host for one of the apps.",
  },
  PATH_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The path of an app is not a valid URL path prefix.",
    cause: "A path starts with `/` and has no query, fragment, space or empty segment.",
    fix: "Use a path such as `/` or `/api`.",
  },
  TLS_NEEDS_HTTPS_PORT: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app has `tls`, but its port is not an HTTPS port.",
    cause:
      "An HTTPS port routes to 443 or 8443, or has a name that starts with `https`. On any other port, the Ingress controller serves plain HTTP.",
    fix: "Use an HTTPS port, or remove `tls`.",
  },
  TLS_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: '`tls` is neither `"self-signed"` nor the name of a Secret.',
    cause: "The name of a Secret is a DNS name (RFC 1123) in lower case.",
    fix: 'Use `"self-signed"`, or `{ secretName }` with the name of a Secret in the namespace of the app.',
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
    meaning: "The Ingress controller does not support the `appProtocol` of an app.",
    cause:
      "With `ingress` and `gateway`, the controller connects to the app. It supports `http`, `kubernetes.io/h2c` (HTTP/2 without TLS, such as gRPC) and `kubernetes.io/ws`.",
    fix: "Use one of these protocols, or the exposure `hostPort`.",
  },
  NODE_PORT_TAKEN: {
    severity: "error",
    raisedBy: "preview",
    meaning: "Two apps bind the same port on the same node. Each app uses a different port mapping.",
    cause: "kube-proxy binds a NodePort on every node, and the API server assigns each number once.",
    fix: "Set another `containerPort` for one of the port mappings.",
    source: nodePorts,
  },
  NODE_PORT_OUT_OF_RANGE: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app uses the exposure `nodePort` on a port outside the NodePort range.",
    cause: "A NodePort is a number from 30000 to 32767.",
    fix: "Set a `containerPort` in this range, or use another exposure.",
    source: nodePorts,
  },
  NODE_PORT_DIFFERS: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The `nodePort` of an app is not the `containerPort` of its port.",
    cause: "The host port would route to a port of the node on which nothing listens.",
    fix: "Omit `nodePort`, or set both to the same number.",
  },
  TRAFFIC_POLICY_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "`externalTrafficPolicy` is neither `Cluster` nor `Local`.",
    cause: "Kubernetes supports these two values.",
    fix: "Use one of the two values, or omit `externalTrafficPolicy` to use `Cluster`.",
  },
  LOCAL_POLICY_UNPINNED: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app uses `externalTrafficPolicy: Local`, but its pods may run on the wrong node.",
    cause:
      "With `Local`, a node forwards only to its own pods. The exposure does not pin the pods to the nodes that receive the requests.",
    fix: "Omit `externalTrafficPolicy`, or use the exposure `nodePort`, which pins the pods to the node of the port.",
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/reference/networking/virtual-ips/#external-traffic-policy",
    },
  },
  LOAD_BALANCER_MISSING: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app uses the exposure `loadBalancer` on a cluster without a load balancer.",
    cause: "A kind cluster has no load balancer, so the Service would never receive an address.",
    fix: "Use `ingress`, `hostPort` or `nodePort`.",
  },
  PORT_OF_LOAD_BALANCER: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app uses a port of the load balancer with an exposure that binds a port of a node.",
    cause: "The load balancer routes to a Service, not to a port of a node.",
    fix: "Omit `exposure` to use `loadBalancer`, or use a port that a node carries.",
  },
  PORT_NOT_BALANCED: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app uses the exposure `loadBalancer` on a port that the load balancer does not have.",
    cause: "A node carries the port. The load balancer of the cluster has other ports.",
    fix: "Use a port of the load balancer, or omit `exposure`.",
  },
} as const satisfies Record<string, Rule>;
