import type { PortRecord } from "../model/port-record";
import { isWildcard } from "../model/listen-address";
import type { DeclaredPort } from "./plan-ports";

/**
 * An index that finds port mappings that bind the same host port with the same protocol. The index finds a conflicting port without
 * comparing all ports. The keys are based on the exact address, the address family, and the container that publishes the port.
 */
export class BoundAddresses {
  /** For each key, the first port mapping that was added. */
  private readonly first = new Map<string, DeclaredPort>();

  constructor(first: DeclaredPort) {
    this.add(first);
  }

  /** Returns a port that conflicts with `port`, or `undefined` if no port conflicts. */
  inTheWayOf({ port }: DeclaredPort): DeclaredPort | undefined {
    return needs(port.listenAddress, publisher(port))
      .map((key) => this.first.get(key))
      .find((holder) => holder !== undefined);
  }

  /** Adds a port to the index. */
  add(declared: DeclaredPort): void {
    const { port } = declared;
    for (const key of holds(port.listenAddress, publisher(port))) {
      if (!this.first.has(key)) this.first.set(key, declared);
    }
  }
}

/**
 * Returns the keys under which the index stores a port. If a later port conflicts with this port, the later port needs one of these keys.
 */
function holds(address: string, publisher: string): string[] {
  const keys = [address, "any", family(address), `any on ${publisher}`];
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
  return family(address) === "ipv4" ? [...keys, "0.0.0.0"] : keys;
}

/** Returns the container that publishes a port: the node container, or an edge container, which kind does not manage. */
function publisher({ name, node, publish }: PortRecord): string {
  return publish === "edge" ? `edge ${name}` : node;
}

function family(address: string): "ipv4" | "ipv6" {
  return address.includes(":") ? "ipv6" : "ipv4";
}
