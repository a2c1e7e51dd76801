import type { ArgumentFinding, Finding } from "../findings/finding";

/** An entry of `portMappings` with valid types: one port, or a range of ports. Its values are not validated yet. */
export interface PortEntry {
  readonly name: string;
  readonly hostPort: number | string;
  readonly containerPort: number | string;
  readonly listenAddress?: string | readonly string[] | undefined;
  readonly protocol?: string | undefined;
  readonly node?: string | undefined;
  readonly publish?: string | undefined;
}

/** The hostPort of a port whose host port Berth derives. */
export const autoHostPort = "auto";

/** One port of an entry. Its values are not validated yet. */
export interface PortMapping extends PortEntry {
  readonly hostPort: number | typeof autoHostPort;
  readonly containerPort: number;
  /** The entry, if it describes a range of ports. */
  readonly range?: PortEntry | undefined;
}

/**
 * The maximum number of ports in a range.
 *
 * - Docker starts one `docker-proxy` process per port. On a machine with two cores, the start of a container with 1000 ports took two
 *   minutes, and the processes used 3.3 GB of memory. For 100 ports, it took 4 seconds and 0.3 GB.
 * - The kubelet receives all labels of its node in one argument, which Linux limits to 128 KiB. The labels of 1000 ports have up to 71 KiB.
 *
 * @see https://github.com/moby/moby/issues/11185
 */
export const longestRange = 1000;

/** The numbers of a range. */
interface Range {
  readonly first: number;
  readonly length: number;
}

/**
 * Returns the ports that an entry of `portMappings` describes. The name of each port of a range is the entry's name and the port's hostPort,
 * such as `game-30000`.
 *
 * @param path - the entry's path in the arguments, such as `portMappings[1]`
 * @returns the ports; `undefined` if the entry is not a valid range, which adds a finding
 */
export function portsOf(entry: PortEntry, path: string, findings: Finding[]): PortMapping[] | undefined {
  const { hostPort, containerPort } = entry;
  if ((typeof hostPort === "number" || hostPort === autoHostPort) && typeof containerPort === "number") {
    return [{ ...entry, hostPort, containerPort }];
  }
  const host = hostPort === autoHostPort ? undefined : readRange(hostPort, `${path}.hostPort`, findings);
  const node = readRange(containerPort, `${path}.containerPort`, findings);
  if (hostPort === autoHostPort && node !== undefined) findings.push(rangeWithoutNumbers(path));
  if (host === undefined || node === undefined) return undefined;
  const misfits = [...checkLengths(host, node, entry, path), ...checkPublish(entry, path)];
  findings.push(...misfits);
  if (misfits.length > 0) return undefined;
  return Array.from({ length: host.length }, (_, index) => ({
    ...entry,
    name: `${entry.name}-${host.first + index}`,
    hostPort: host.first + index,
    containerPort: node.first + index,
    range: entry,
  }));
}

/** Reads a range, such as `30000-30099`. A number is a range of one port. */
function readRange(value: number | string, path: string, findings: Finding[]): Range | undefined {
  if (typeof value === "number") return { first: value, length: 1 };
  const [, first, last] = (/^(\d+)-(\d+)$/.exec(value) ?? []).map(Number);
  if (first === undefined || last === undefined) {
    findings.push({
      code: "ARGUMENT_TYPE",
      path,
      value,
      rule: `it must be a number${path.endsWith(".hostPort") ? ", `auto`" : ""} or a range such as \`30000-30099\``,
      remedy: "Use a number without quotes, or the first and the last number of a range, joined by `-`.",
    });
    return undefined;
  }
  const why = whyNoRange(first, last);
  if (why === undefined) return { first, length: last - first + 1 };
  findings.push({ code: "PORT_RANGE_INVALID", path, value, ...why });
  return undefined;
}

function whyNoRange(first: number, last: number): Pick<ArgumentFinding, "rule" | "remedy"> | undefined {
  if (first < 1 || last > 65535 || first > last) {
    return {
      rule: "the numbers of a range must be from 1 to 65535, and the first number must not be higher than the last number",
      remedy: "Use a range such as `30000-30099`.",
    };
  }
  const length = last - first + 1;
  if (length <= longestRange) return undefined;
  return {
    rule: `it has ${length} ports, but a range has at most ${longestRange}: each port needs a node label and engine resources`,
    remedy: "Publish only the ports that apps use.",
  };
}

function rangeWithoutNumbers(path: string): Finding {
  return {
    code: "PORT_RANGE_INVALID",
    path: `${path}.hostPort`,
    value: autoHostPort,
    rule: "`containerPort` is a range, and the ports of a range are named by their hostPorts",
    remedy: "Use a range of the same length for `hostPort`.",
  };
}

function checkLengths(host: Range, node: Range, entry: PortEntry, path: string): Finding[] {
  const sameForm = typeof entry.hostPort === typeof entry.containerPort;
  if (sameForm && host.length === node.length) return [];
  const one = typeof entry.hostPort === "string" ? "hostPort" : "containerPort";
  const other = one === "hostPort" ? "containerPort" : "hostPort";
  return [
    {
      code: "PORT_RANGE_INVALID",
      path: `${path}.${other}`,
      value: entry[other],
      rule: `\`${one}\` is the range \`${entry[one]}\`, so \`${other}\` must be a range of the same length`,
      remedy: `Use a range of ${(one === "hostPort" ? host : node).length} ports for \`${other}\`. The first number can differ.`,
    },
  ];
}

function checkPublish({ publish }: PortEntry, path: string): Finding[] {
  if (publish !== "edge") return [];
  return [
    {
      code: "PORT_RANGE_INVALID",
      path: `${path}.publish`,
      value: publish,
      rule: "each edge port has a proxy container of its own, so Berth does not support a range of edge ports",
      remedy: "Omit `publish`, or write one entry for each edge port.",
    },
  ];
}
