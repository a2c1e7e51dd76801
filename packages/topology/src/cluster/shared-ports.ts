import type { Finding } from "../findings/berth-error";
import { addressesOverlap } from "../model/listen-address";
import { hostEndpoint, hostEndpoints, listenAddresses, type PortRecord } from "../model/port-record";
import { BoundAddresses, type Binding } from "./bound-addresses";
import { mappingKey } from "./merge-by-address";
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
  const bound = new Map<string, BoundAddresses | readonly DeclaredPort[]>();
  return ports.flatMap((declared) => {
    const { hostPort, protocol } = declared.port;
    // Skip the host ports 0 and -1, which do not bind a fixed port. A port mapping with such a host port already has a finding.
    if (hostPort < 1) return [];
    const key = `${hostPort}/${protocol}`;
    const others = bound.get(key);
    // Most host ports are used only once, on one address, and do not need an address index.
    if (others === undefined && declared.addresses.length === 1) {
      bound.set(key, [declared]);
      return [];
    }
    const addresses = others instanceof BoundAddresses ? others : indexOf(others ?? []);
    bound.set(key, addresses);
    return clashesOf(declared, addresses).slice(0, 1);
  });
}

function indexOf(ports: readonly DeclaredPort[]): BoundAddresses {
  const addresses = new BoundAddresses();
  for (const declared of ports) for (const at of declared.addresses) addresses.add({ declared, at });
  return addresses;
}

/** Compares each address of a port with the addresses in the index, and adds it to the index. */
function clashesOf(declared: DeclaredPort, addresses: BoundAddresses): Finding[] {
  return declared.addresses.flatMap((at) => {
    const later = { declared, at };
    const earlier = addresses.inTheWayOf(later);
    addresses.add(later);
    if (earlier === undefined) return [];
    return [earlier.declared === declared ? addressTwice(later, earlier) : hostPortTaken(later, earlier)];
  });
}

const nameTaken: Clash = (later, earlier) => ({
  code: "PORT_NAME_TAKEN",
  path: `${later.path}.name`,
  value: later.port.name,
  rule: `${earlier.path} has the same name, but apps refer to ports by name, so each name must be unique`,
  remedy: oneMapping(later, earlier) ?? "Use a unique name for each port mapping.",
});

function hostPortTaken(later: Binding, earlier: Binding): Finding {
  const [one, other] = [endpoint(later), endpoint(earlier)];
  const { port, path } = earlier.declared;
  const why = addressesOverlap(later.at.address, earlier.at.address)
    ? "two port mappings cannot share a host port, even on different nodes"
    : "kind treats 0.0.0.0 as every address for ports of the same node";
  const use =
    one === other
      ? `port \`${port.name}\` (${path}) already uses ${other}`
      : `${one} overlaps with ${other} of port \`${port.name}\` (${path})`;
  return {
    code: "HOST_PORT_TAKEN",
    path: `${later.declared.path}.hostPort`,
    value: later.declared.port.hostPort,
    rule: `${use}, and ${why}`,
    remedy: isSamePortOfOtherNode(later.declared.port, port)
      ? `Remove this port mapping, and keep the one on node \`${port.node}\`. Berth pins the Ingress controller or the pod there, and a NodePort answers on every node.`
      : `Use another hostPort or listenAddress for \`${later.declared.port.name}\`.`,
  };
}

/** Creates the finding for an address of a port that conflicts with another address of the same port. */
function addressTwice(later: Binding, earlier: Binding): Finding {
  const [one, other] = [endpoint(later), endpoint(earlier)];
  const place = `port \`${later.declared.port.name}\` (${earlier.at.path})`;
  const why = addressesOverlap(later.at.address, earlier.at.address)
    ? "an address can be bound only once"
    : "kind treats 0.0.0.0 as every address";
  return {
    code: "HOST_PORT_TAKEN",
    path: later.at.path,
    value: later.at.address,
    rule:
      one === other
        ? `${place} already listens on ${other}`
        : `${one} overlaps with ${other} of the same ${place}, and ${why}`,
    remedy: "Remove one of the two addresses.",
  };
}

function endpoint({ declared: { port }, at: { address } }: Binding): string {
  return hostEndpoint({ ...port, listenAddress: address });
}

/** Whether two port mappings differ only in their node. The aim is then a host port that reaches whichever node runs the pod. */
function isSamePortOfOtherNode(one: PortRecord, other: PortRecord): boolean {
  return (
    one.node !== other.node &&
    endpointsOf(one) === endpointsOf(other) &&
    one.containerPort === other.containerPort
  );
}

function endpointsOf(port: PortRecord): string {
  return hostEndpoints(port).sort().join(" ");
}

const containerPortTaken: Clash = (later, earlier) => ({
  code: "CONTAINER_PORT_TAKEN",
  path: `${later.path}.containerPort`,
  value: later.port.containerPort,
  rule:
    `port \`${earlier.port.name}\` (${earlier.path}) already forwards to ` +
    `${later.port.containerPort}/${later.port.protocol} on node \`${later.port.node}\``,
  remedy:
    oneMapping(later, earlier) ??
    "Use one port mapping for both apps, or set another containerPort or node for this port mapping.",
});

/**
 * Returns the remedy for two port mappings that differ only in their names and listen addresses. On an existing cluster, a port mapping has
 * an `address` instead of listen addresses.
 */
function oneMapping(
  { port: later, addresses: given }: DeclaredPort,
  { port: earlier }: DeclaredPort,
): string | undefined {
  if (!given.every(({ path }) => path.includes(".listenAddress"))) return undefined;
  const place = (port: PortRecord) => `${port.node} ${mappingKey(port)} ${port.publish ?? "node"}`;
  if (place(later) !== place(earlier)) return undefined;
  const addresses = new Set([earlier, later].flatMap(listenAddresses));
  if (addresses.size === 1) return undefined;
  const list = [...addresses].map((address) => JSON.stringify(address)).join(", ");
  return `To publish one port on several addresses, use one port mapping with \`listenAddress: [${list}]\`.`;
}
