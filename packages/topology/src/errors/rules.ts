/** Who finds it: the planner at preview, or the driver at `pulumi up`. */
export type RaisedBy = "preview" | "up";

/** `error`: it cannot work, and is refused. `warning`: it works, but not everywhere or not as one may think. */
export type Severity = "error" | "warning";

/** One row of the table of rules, see docs/rules.md. */
export interface Rule {
  readonly severity: Severity;
  /** When it is first seen: `preview` touches nothing, `up` has checked the host. */
  readonly raisedBy: RaisedBy;
  /** What does not work, and why, for every case of this code. */
  readonly meaning: string;
  /** What to do about it. The finding itself names the remedy for its own case. */
  readonly remedy: string;
}

/**
 * Everything that Berth finds amiss, by its stable code. docs/rules.md is generated from this table
 * (`npm run docs -w packages/topology`), and a test fails when it is not up to date.
 */
export const rules = {
  ARGUMENT_UNKNOWN: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An argument has a key that Berth does not know; it would have no effect.",
    remedy: "Correct the spelling, or take the key out.",
  },
  ARGUMENT_TYPE: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "An argument is missing or has the wrong type. Nodes, ports and placement are plain values, never Pulumi outputs, so that every preview knows them.",
    remedy: "Give a plain value of the type that the error names.",
  },
  ARGUMENT_UNUSED: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An argument has no effect with the exposure of the app.",
    remedy: "Take the argument out, or choose the exposure that uses it.",
  },
  CLUSTER_NAME_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "kind makes container and node names from the cluster's name, so it must be a DNS name in lower case, and the longest node name with it at most 63 characters.",
    remedy: "Choose a short name of lower-case letters, digits and `-`.",
  },
  CONTROL_PLANE_MISSING: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A cluster needs at least one node of the role `control-plane`.",
    remedy: 'Add `{ role: "control-plane" }` to `nodes`, or leave `nodes` out.',
  },
  NODE_ROLE_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "kind knows two roles of nodes: `control-plane` and `worker`.",
    remedy: "Use one of the two.",
  },
  NODE_UNKNOWN: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "A port mapping names a node that the cluster does not have. Nodes are called as kind calls them, without the cluster's name: `control-plane`, `worker`, `worker2`.",
    remedy: "Use one of the names that the error lists, or leave `node` out for the default.",
  },
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
  RECORD_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A value that should be a cluster record is not one.",
    remedy: "Pass on the `record` output of a KindCluster as it is.",
  },
  RECORD_VERSION_UNKNOWN: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A cluster record was written by a version of Berth that this one does not understand.",
    remedy: "Use the same version of Berth in the stack that writes the record and in the one that reads it.",
  },
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
  PLAN_INVALID: {
    severity: "error",
    raisedBy: "up",
    meaning: "The driver was not given a plan that it understands on its standard input.",
    remedy:
      "Install the same version of @berth/components and @berth/cli, and run the driver through KindCluster.",
  },
  ENGINE_UNKNOWN: {
    severity: "error",
    raisedBy: "up",
    meaning: "KIND_EXPERIMENTAL_PROVIDER names an engine that kind does not know.",
    remedy: "Set it to docker, podman or nerdctl, or unset it.",
  },
  ENGINE_NOT_FOUND: {
    severity: "error",
    raisedBy: "up",
    meaning: "No container engine answers.",
    remedy:
      "Install or start Docker, Podman or nerdctl, and see that `docker info` (or its like) succeeds for this user.",
  },
  COMMAND_NOT_FOUND: {
    severity: "error",
    raisedBy: "up",
    meaning: "A program that the driver runs is not on PATH.",
    remedy: "Install it, and see that the PATH of the process that runs Pulumi has it.",
  },
  COMMAND_FAILED: {
    severity: "error",
    raisedBy: "up",
    meaning: "A program that the driver ran failed; the error carries what it said.",
    remedy: "Follow what the program says.",
  },
  HOST_PORT_IN_USE: {
    severity: "error",
    raisedBy: "up",
    meaning: "A host port that the cluster needs is already held on this machine.",
    remedy: "Stop what holds it, or give the port mapping another hostPort.",
  },
  LISTEN_ADDRESS_NOT_LOCAL: {
    severity: "error",
    raisedBy: "up",
    meaning: "A port's listenAddress is not an address of this machine.",
    remedy: "Use 127.0.0.1, 0.0.0.0 or an address that the machine has.",
  },
  CLUSTER_EXISTS: {
    severity: "error",
    raisedBy: "up",
    meaning: "A kind cluster of that name is already there, and it is not this stack's unfinished one.",
    remedy: "Give the cluster another name, or delete the existing one with `kind delete cluster`.",
  },
  CLUSTER_NOT_FOUND: {
    severity: "error",
    raisedBy: "up",
    meaning: "The cluster, or one of its nodes, is not there (any more) or does not run.",
    remedy: "Start the node's container, or replace the cluster: `pulumi up --replace <urn of its Command>`.",
  },
  NODES_NOT_READY: {
    severity: "error",
    raisedBy: "up",
    meaning: "Not every node of the cluster became Ready in time.",
    remedy: "See what the error says of each node; the machine may lack memory, disk or inotify watches.",
  },
  PORTS_DIFFER: {
    severity: "error",
    raisedBy: "up",
    meaning: "The live containers do not publish the ports that the plan says.",
    remedy: "Replace the cluster: `pulumi up --replace <urn of its Command>`.",
  },
} as const satisfies Record<string, Rule>;

/** A stable code of {@link rules}, such as `HOST_PORT_TAKEN`. */
export type RuleCode = keyof typeof rules;
