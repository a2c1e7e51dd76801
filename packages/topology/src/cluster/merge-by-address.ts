import { PortProtocol } from "../model/port-record";
import { recordAddresses } from "./listen-addresses";
import type { DeclaredPort } from "./plan-ports";
import { autoHostPort } from "./port-range";

/** A port from one of a node's `extraPortMappings`. */
export interface MappedPort {
  readonly declared: DeclaredPort;
  /** Whether the port mapping has a `name`. If not, the port has a default name. */
  readonly hasName: boolean;
}

/**
 * Merges a node's ports that differ only in their listen addresses into one port. A kind config has one port mapping for each address.
 * Ports with different explicit names stay separate.
 *
 * @param ports - the ports of one node, in declaration order
 * @param ipFamily - the only IP family that the nodes forward; `undefined` if they forward both
 */
export function mergeByAddress(
  ports: readonly MappedPort[],
  ipFamily: "ipv4" | "ipv6" | undefined,
): DeclaredPort[] {
  const groups = new Map<string, MappedPort[]>();
  for (const mapped of ports) {
    const { port, auto } = mapped.declared;
    // The hostPort of a port with `hostPort: "auto"` is not known yet.
    const key = mappingKey(auto === true ? { ...port, hostPort: autoHostPort } : port);
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    const index = group.findIndex((other) => isSamePort(other, mapped));
    const other = group[index];
    if (other === undefined) group.push(mapped);
    else group[index] = merged(other, mapped, ipFamily);
  }
  return [...groups.values()].flat().map(({ declared }) => declared);
}

/** Returns a text that is the same for port mappings that differ at most in their names and listen addresses. */
export function mappingKey(mapping: {
  readonly hostPort: number | typeof autoHostPort;
  readonly containerPort: number;
  readonly protocol?: string | undefined;
}): string {
  return `${mapping.hostPort}:${mapping.containerPort}/${mapping.protocol ?? PortProtocol.TCP}`;
}

function isSamePort(one: MappedPort, other: MappedPort): boolean {
  return !one.hasName || !other.hasName || one.declared.port.name === other.declared.port.name;
}

function merged(one: MappedPort, other: MappedPort, ipFamily: "ipv4" | "ipv6" | undefined): MappedPort {
  const addresses = [...one.declared.addresses, ...other.declared.addresses];
  const { name } = (one.hasName ? one : other).declared.port;
  const port = { ...one.declared.port, name, ...recordAddresses(addresses, ipFamily) };
  return { declared: { ...one.declared, port, addresses }, hasName: one.hasName || other.hasName };
}
