import { addressFamily, isWildcard } from "../model/listen-address";
import type { DeclaredAddress } from "./listen-addresses";
import type { DeclaredPort } from "./plan-ports";

/** One of the addresses that a port mapping binds. */
export interface Binding {
  readonly declared: DeclaredPort;
  readonly at: DeclaredAddress;
}

/**
 * An index that finds port mappings that bind the same host port with the same protocol. The index finds a conflicting port without
 * comparing all ports. The keys are based on the exact address, the address family, and the container that publishes the port.
 */
export class BoundAddresses {
  /** For each key, the first binding that was added. */
  private readonly first = new Map<string, Binding>();

  /** Returns a binding that conflicts with the given binding, or `undefined` if no binding conflicts. */
  inTheWayOf({ declared, at }: Binding): Binding | undefined {
    return needs(at.address, publisher({ declared, at }))
      .map((key) => this.first.get(key))
      .find((holder) => holder !== undefined);
  }

  /** Adds a binding to the index. */
  add(binding: Binding): void {
    for (const key of holds(binding.at.address, publisher(binding))) {
      if (!this.first.has(key)) this.first.set(key, binding);
    }
  }
}

/**
 * Returns the keys under which the index stores a port. If a later port conflicts with this port, the later port needs one of these keys.
 */
function holds(address: string, publisher: string): string[] {
  const keys = [address, "any", addressFamily(address), `any on ${publisher}`];
  return isWildcard(address) ? [...keys, `wildcard on ${publisher}`] : keys;
}

/**
 * Returns the keys under which the index may contain a port that conflicts with a new port. On one node, kind treats 0.0.0.0 as every
 * address, including IPv6 addresses. kind does not compare ports on different nodes. The machine itself allows one socket on 0.0.0.0 and
 * another socket on an IPv6 address.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/internal/apis/config/validate.go
 */
function needs(address: string, publisher: string): string[] {
  if (address === "::") return ["any"];
  const keys = [address, "::", `wildcard on ${publisher}`];
  if (address === "0.0.0.0") return [...keys, "ipv4", `any on ${publisher}`];
  return addressFamily(address) === "ipv4" ? [...keys, "0.0.0.0"] : keys;
}

/**
 * Returns the container for which kind compares the addresses: the node container. kind does not manage edge containers, so only the
 * machine's own rules apply to each of their addresses.
 */
function publisher({ declared: { port }, at }: Binding): string {
  return port.publish === "edge" ? `edge ${port.name} on ${at.address}` : port.node;
}
