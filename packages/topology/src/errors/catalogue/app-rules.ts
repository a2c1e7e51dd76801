import type { Rule } from "./rule";

/** Apps, their exposure and their claims. */
export const appRules = {
  APP_NAME_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "An app's name becomes the name of its Service, so it must be a DNS label (RFC 1035): at most 63 lower-case letters, digits and `-`, beginning with a letter.",
    remedy: "Choose such a name.",
  },
  NAMESPACE_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A namespace's name is a DNS label (RFC 1123): at most 63 lower-case letters, digits and `-`.",
    remedy: "Correct the name, or leave `namespace` out for `default`.",
  },
  PORT_UNKNOWN: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app asks for a port by a name that no port mapping of the cluster has.",
    remedy: "Use one of the names that the error lists, or add a port mapping of that name to the cluster.",
  },
  PORT_NOT_CARRIED: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The cluster record names a port, but the node that it says carries it is not in the cluster.",
    remedy: "Correct the port's node where the record is made.",
  },
  EXPOSURE_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app's exposure is a word that Berth does not know.",
    remedy: "Use `ingress` or `hostPort`, or leave `exposure` out: then it follows from the port.",
  },
  EXPOSURE_NOT_AVAILABLE: {
    severity: "error",
    raisedBy: "preview",
    meaning: "This version of Berth does not offer the exposures `gateway`, `nodePort` and `loadBalancer`.",
    remedy: "Use `ingress` (HTTP, shared by host and path) or `hostPort` (the whole port, any protocol).",
  },
  EXPOSURE_NEEDS_TCP: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An Ingress carries HTTP, which runs over TCP; the port's protocol is another.",
    remedy: "Use the exposure `hostPort`, or a port mapping with the protocol TCP.",
  },
  TLS_NOT_AVAILABLE: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "The port is an HTTPS port, and this version of Berth's Ingress controller serves plain HTTP only.",
    remedy:
      "Use the exposure `hostPort` with an app that speaks TLS itself, or a port mapping to containerPort 80.",
  },
  HOST_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app's host is a DNS name in lower case, without scheme, port or wildcard.",
    remedy: "Use a name such as `web.localhost`.",
  },
  HOST_MISSING: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "The default host `<name>.localhost` leads to the loopback addresses 127.0.0.1 and ::1, and the port listens on neither.",
    remedy: "Set `host` to a name that leads to the port's listenAddress.",
  },
  PATH_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An app's path begins with `/` and has no query, fragment, space or empty segment.",
    remedy: "Use a path such as `/` or `/api`.",
  },
  REPLICAS_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The number of replicas is a whole number, 0 or more.",
    remedy: "Choose such a number.",
  },
  REPLICAS_EXCEED_NODES: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "With the exposure `hostPort` each pod binds the port of its node, so there can be no more pods than nodes that carry the port. The others would stay pending.",
    remedy: "Lower `replicas`, or use the exposure `ingress`, whose pods run anywhere.",
  },
  CLAIM_TAKEN: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "Two apps ask for the same thing: the same whole port, the same host and path on one port, or a whole port of which the other has a part.",
    remedy: "Give one of them another host, path or port.",
  },
} as const satisfies Record<string, Rule>;
