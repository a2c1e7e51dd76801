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
  const groups = new Map<string, SamePort[]>();
  for (const mapped of ports) {
    const { port, auto } = mapped.declared;
    // The hostPort of a port with `hostPort: "auto"` is not known yet.
    const key = mappingKey(auto === true ? { ...port, hostPort: autoHostPort } : port);
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    const name = mapped.hasName ? port.name : undefined;
    const same = group.find((one) => one.name === undefined || name === undefined || one.name === name);
    if (same === undefined) group.push({ name, declared: [mapped.declared] });
    else {
      same.name ??= name;
      same.declared.push(mapped.declared);
    }
  }
  return [...groups.values()].flat().flatMap((same) => merged(same, ipFamily));
}

/** Port mappings that describe one port. */
interface SamePort {
  /** The explicit name. `undefined` if no port mapping has one. */
  name: string | undefined;
  readonly declared: DeclaredPort[];
}

/** Returns a text that is the same for port mappings that differ at most in their names and listen addresses. */
export function mappingKey(mapping: {
  readonly hostPort: number | typeof autoHostPort;
  readonly containerPort: number;
  readonly protocol?: string | undefined;
}): string {
  return `${mapping.hostPort}:${mapping.containerPort}/${mapping.protocol ?? PortProtocol.TCP}`;
}

function merged({ name, declared }: SamePort, ipFamily: "ipv4" | "ipv6" | undefined): DeclaredPort[] {
  const [first, ...others] = declared;
  if (first === undefined || others.length === 0) return declared;
  const addresses = declared.flatMap((one) => one.addresses);
  const port = { ...first.port, ...recordAddresses(addresses, ipFamily), name: name ?? first.port.name };
  return [{ ...first, port, addresses }];
}
