import type { PortRecord } from "../model/port-record";
import { isWildcard } from "../model/listen-address";
import type { DeclaredPort } from "./plan-ports";

/**
 * The ports that bind one host port with one protocol, by their addresses. Finds what is in the way of another without
 * looking at each of them: by exact address, by family and by the container that publishes it.
 */
export class BoundAddresses {
  /** The first port of each address, family and publisher. */
  private readonly first = new Map<string, DeclaredPort>();

  constructor(first: DeclaredPort) {
    this.add(first);
  }

  /** The port that holds an address that `port` needs; `undefined` where there is none. */
  inTheWayOf({ port }: DeclaredPort): DeclaredPort | undefined {
    return needs(port.listenAddress, publisher(port))
      .map((key) => this.first.get(key))
      .find((holder) => holder !== undefined);
  }

  /** Takes a port in. */
  add(declared: DeclaredPort): void {
    const { port } = declared;
    for (const key of holds(port.listenAddress, publisher(port))) {
      if (!this.first.has(key)) this.first.set(key, declared);
    }
  }
}

/** Under what a port can be found by those that come after it. */
function holds(address: string, publisher: string): string[] {
  const keys = [address, "any", family(address), `any on ${publisher}`];
  return isWildcard(address) ? [...keys, `wildcard on ${publisher}`] : keys;
}

/**
 * Under what those are found that are in a port's way. On one node kind takes 0.0.0.0 for every address, IPv6 too; between
 * two nodes it looks at nothing, and the machine itself lets 0.0.0.0 and an IPv6 address be.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/internal/apis/config/validate.go
 */
function needs(address: string, publisher: string): string[] {
  if (address === "::") return ["any"];
  const keys = [address, "::", `wildcard on ${publisher}`];
  if (address === "0.0.0.0") return [...keys, "ipv4", `any on ${publisher}`];
  return family(address) === "ipv4" ? [...keys, "0.0.0.0"] : keys;
}

/** The container that publishes a port: its node, or one of its own, which kind knows nothing of. */
function publisher({ name, node, publish }: PortRecord): string {
  return publish === "edge" ? `edge ${name}` : node;
}

function family(address: string): "ipv4" | "ipv6" {
  return address.includes(":") ? "ipv6" : "ipv4";
}
