import { sha256 } from "@noble/hashes/sha2";
import type { DeclaredPort } from "./plan-ports";

/**
 * The host ports that Berth derives for `hostPort: "auto"`. The range is below the ports that Linux (32768 and higher), macOS and Windows
 * (49152 and higher) assign to outgoing connections. kind also takes the API server's port from those ports. The range is also outside the
 * default NodePort range, 30000 to 32767, so that a derived hostPort is not mistaken for a NodePort.
 *
 * @see https://docs.kernel.org/networking/ip-sysctl.html#ip-variables
 */
export const derivedHostPortRange = { first: 20000, last: 29999 } as const;

/** The number of ports in the range. */
const size = derivedHostPortRange.last - derivedHostPortRange.first + 1;

/**
 * Yields each number that Berth can derive, starting at a number of the range. After the last number of the range, the first one follows.
 *
 * @param start - a number of {@link derivedHostPortRange}
 */
export function* derivableHostPorts(start: number): Generator<number> {
  const { first } = derivedHostPortRange;
  for (let step = 0; step < size; step += 1) yield first + ((start - first + step) % size);
}

/**
 * Derives the host ports of all ports with `hostPort: "auto"`. The same owner and port name always result in the same number, except if the
 * cluster already uses this number. The order of the ports does not matter. No two derived ports have the same number, regardless of their
 * protocols and addresses.
 *
 * If the cluster already uses all numbers of the range, a derived port has the number of another port. The planner then reports both ports.
 *
 * @param owner - the cluster's owner, such as `project/stack/name`
 * @param reserved - host ports that the cluster uses in addition to `ports`, such as the port of the API server
 *
 * @example
 * ```ts
 * deriveHostPorts([{ path, port, auto: true }], "shop/ci/demo", [5001]); // [{ path, port: { …, hostPort: 25713 }, auto: true }]
 * ```
 */
export function deriveHostPorts(
  ports: readonly DeclaredPort[],
  owner: string,
  reserved: readonly number[],
): DeclaredPort[] {
  const used = new Set([...reserved, ...ports.map(({ port }) => port.hostPort)]);
  const derived = new Map<DeclaredPort, number>();
  const automatic = ports.filter(({ auto }) => auto === true);
  for (const declared of automatic.sort((one, other) => (one.port.name < other.port.name ? -1 : 1))) {
    const hostPort = firstFree(preferred(owner, declared.port.name), used);
    used.add(hostPort);
    derived.set(declared, hostPort);
  }
  return ports.map((declared) => {
    const hostPort = derived.get(declared);
    return hostPort === undefined ? declared : { ...declared, port: { ...declared.port, hostPort } };
  });
}

/** Returns the number that a port has if the cluster does not use this number otherwise. */
function preferred(owner: string, name: string): number {
  // Encode both names, so that different pairs of names never result in the same text.
  const hash = sha256(JSON.stringify([owner, name]));
  return derivedHostPortRange.first + (new DataView(hash.buffer, hash.byteOffset).getUint32(0) % size);
}

/** Returns the first number that is not in use, starting at the preferred number. */
function firstFree(start: number, used: ReadonlySet<number>): number {
  for (const number of derivableHostPorts(start)) if (!used.has(number)) return number;
  return start;
}
