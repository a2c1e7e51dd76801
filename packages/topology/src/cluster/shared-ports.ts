import type { Finding } from "../findings/berth-error";
import { hostEndpoint, type PortRecord } from "../model/port-record";
import { BoundAddresses } from "./bound-addresses";
import { addressesOverlap } from "../model/listen-address";
import type { DeclaredPort } from "./plan-ports";

/**
 * Finds conflicts between port mappings: the same name, the same host port on overlapping addresses, or the same containerPort on one node.
 * By itself, kind compares only ports on the same node. If ports on different nodes conflict, kind fails while it creates the cluster. Each
 * port is reported once, together with the first conflicting port.
 */
export function checkSharedPorts(ports: readonly DeclaredPort[]): Finding[] {
  return [
    ...repeated(ports, ({ name }) => name, nameTaken),
    ...checkHostPorts(ports),
    ...repeated(
      ports,
      ({ node, containerPort, protocol }) => `${node}:${containerPort}/${protocol}`,
      containerPortTaken,
    ),
  ];
}

type Clash = (later: DeclaredPort, earlier: DeclaredPort) => Finding;

function repeated(
  ports: readonly DeclaredPort[],
  key: (port: PortRecord) => string,
  clash: Clash,
): Finding[] {
  const seen = new Map<string, DeclaredPort>();
  return ports.flatMap((later) => {
    const earlier = seen.get(key(later.port));
    if (earlier !== undefined) return [clash(later, earlier)];
    seen.set(key(later.port), later);
    return [];
  });
}

function checkHostPorts(ports: readonly DeclaredPort[]): Finding[] {
  const bound = new Map<string, DeclaredPort | BoundAddresses>();
  return ports.flatMap((later) => {
    const { hostPort, protocol } = later.port;
    // Skip the host ports 0 and -1, which do not bind a fixed port. A port mapping with such a host port already has a finding.
    if (hostPort < 1) return [];
    const key = `${hostPort}/${protocol}`;
    const others = bound.get(key);
    // Most host ports are used only once and do not need an address index.
    if (others === undefined) {
      bound.set(key, later);
      return [];
    }
    const addresses = others instanceof BoundAddresses ? others : new BoundAddresses(others);
    bound.set(key, addresses);
    const earlier = addresses.inTheWayOf(later);
    addresses.add(later);
    return earlier === undefined ? [] : [hostPortTaken(later, earlier)];
  });
}

const nameTaken: Clash = (later, earlier) => ({
  code: "PORT_NAME_TAKEN",
  path: `${later.path}.name`,
  value: later.port.name,
  rule: `${earlier.path} has the same name, but apps refer to ports by name, so each name must be unique`,
  remedy: "Use a unique name for each port mapping.",
});

const hostPortTaken: Clash = (later, earlier) => {
  const [one, other] = [hostEndpoint(later.port), hostEndpoint(earlier.port)];
  const why = addressesOverlap(later.port.listenAddress, earlier.port.listenAddress)
    ? "two port mappings cannot share a host port, even on different nodes"
    : "kind treats 0.0.0.0 as every address for ports of the same node";
  const use =
    one === other
      ? `port \`${earlier.port.name}\` (${earlier.path}) already uses ${other}`
      : `${one} overlaps with ${other} of port \`${earlier.port.name}\` (${earlier.path})`;
  return {
    code: "HOST_PORT_TAKEN",
    path: `${later.path}.hostPort`,
    value: later.port.hostPort,
    rule: `${use}, and ${why}`,
    remedy: isSamePortOfOtherNode(later.port, earlier.port)
      ? `Remove this port mapping, and keep the one on node \`${earlier.port.node}\`. Berth pins the Ingress controller or the pod there, and a NodePort answers on every node.`
      : `Use another hostPort or listenAddress for \`${later.port.name}\`.`,
  };
};

/** Whether two port mappings differ only in their node. The aim is then a host port that reaches whichever node runs the pod. */
function isSamePortOfOtherNode(one: PortRecord, other: PortRecord): boolean {
  return (
    one.node !== other.node &&
    hostEndpoint(one) === hostEndpoint(other) &&
    one.containerPort === other.containerPort
  );
}

const containerPortTaken: Clash = (later, earlier) => ({
  code: "CONTAINER_PORT_TAKEN",
  path: `${later.path}.containerPort`,
  value: later.port.containerPort,
  rule:
    `port \`${earlier.port.name}\` (${earlier.path}) already forwards to ` +
    `${later.port.containerPort}/${later.port.protocol} on node \`${later.port.node}\``,
  remedy: "Use one port mapping for both apps, or set another containerPort or node for this port mapping.",
});
