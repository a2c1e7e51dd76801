/** A range of port numbers for NodePort Services. Both ends belong to the range. */
export interface NodePortRange {
  /** The lowest port number, 1 to 65535. */
  readonly first: number;
  /** The highest port number, 1 to 65535. It is not lower than `first`. */
  readonly last: number;
}

/**
 * The range that the API server uses if its flag `--service-node-port-range` is not set.
 *
 * Source: `DefaultServiceNodePortRange` in `pkg/kubeapiserver/options/options.go` in github.com/kubernetes/kubernetes.
 */
const defaultRange: NodePortRange = { first: 30000, last: 32767 };

/** Returns the NodePort range of a cluster, from the cluster's plan or record. */
export function nodePortRange({
  serviceNodePortRange = defaultRange,
}: {
  readonly serviceNodePortRange?: NodePortRange | undefined;
}): NodePortRange {
  return serviceNodePortRange;
}

/** Whether a NodePort range contains a port number. */
export function isInRange(port: number, { first, last }: NodePortRange): boolean {
  return port >= first && port <= last;
}

/** Whether a range is the range that the API server uses by default. */
export function isDefaultRange({ first, last }: NodePortRange): boolean {
  return first === defaultRange.first && last === defaultRange.last;
}

/** The three notations of the flag: `3000-4000`, `3000+1000` and `3000`. Go also reads numbers that start with `+`. */
const notation = /^(\d+)(?:([-+])\+?(\d+))?$/;

/**
 * Parses a NodePort range in the notation of the API server's flag `--service-node-port-range`, such as `3000-4000`. This function is pure.
 *
 * Source: `PortRange.Set` in `pkg/util/net/port_range.go` in github.com/kubernetes/apimachinery. In `3000+1000`, the second number is the
 * distance to the last port. An empty text means the default range.
 *
 * @returns the range; `undefined` if the API server rejects the text, or if no NodePort is in the range
 *
 * @example
 * ```ts
 * parseNodePortRange("3000-4000"); // { first: 3000, last: 4000 }
 * ```
 */
export function parseNodePortRange(text: string): NodePortRange | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return defaultRange;
  const [, low = "", sign, second = ""] = notation.exec(trimmed) ?? [];
  if (low === "") return undefined;
  const base = Number(low);
  const last = sign === undefined ? base : sign === "-" ? Number(second) : base + Number(second);
  // The API server accepts 0 as the first port, but a NodePort of 0 means any free port.
  const first = Math.max(1, base);
  return last > 65535 || last < first ? undefined : { first, last };
}
