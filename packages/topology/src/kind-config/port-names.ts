import { defaultPortName } from "../cluster/plan-extra-port-mappings";
import { mappingKey } from "../cluster/merge-by-address";
import { portLabel } from "../model/port-record";

/** A port mapping from a kind config. Such a port mapping has no name. */
export interface UnnamedPort {
  /** The host port. `auto` if Berth derives it. */
  readonly hostPort: number | "auto";
  readonly containerPort: number;
  readonly protocol?: string | undefined;
}

/** A node's ports, and the node labels that may contain the port names. */
export interface UnnamedPortsOfNode {
  readonly labels: Readonly<Record<string, string>>;
  readonly ports: readonly UnnamedPort[];
}

/** The well-known port names, by containerPort. */
const wellKnown: Readonly<Record<number, string>> = { 80: "http", 443: "https" };
const labelPrefix = portLabel("");

/**
 * Assigns a unique name to each port in a kind config. If Berth wrote the config, the name comes from the node's port label. If not, the
 * first TCP port with containerPort 80 is named `http`, and the first TCP port with containerPort 443 is named `https`. The name of any
 * other port consists of its protocol and hostPort, such as `tcp-8080`. If Berth derives the hostPort, the name contains the containerPort.
 * If port mappings of a node differ only in their listen addresses, they describe one port and have the same name.
 *
 * @returns a list of port names for each node, in the order of the node's ports
 */
export function namePorts(nodes: readonly UnnamedPortsOfNode[]): string[][] {
  const distinct = nodes.map(({ labels, ports }) => ({
    labels,
    ports: [...new Map(ports.map((port) => [mappingKey(port), port])).values()],
  }));
  const labelled = distinct.map(namesFromLabels);
  const taken = new Set(labelled.flat());
  return nodes.map(({ ports }, index) => {
    const names = new Map(
      distinct[index]?.ports.map((port, position) => [
        mappingKey(port),
        labelled[index]?.[position] ?? nameAnew(port, taken),
      ]),
    );
    return ports.map((port) => names.get(mappingKey(port)) ?? "");
  });
}

/**
 * Returns each port's name from the first label whose value is the port's containerPort. If no such label exists, the name is `undefined`.
 * Each label names one port.
 */
function namesFromLabels({ labels, ports }: UnnamedPortsOfNode): (string | undefined)[] {
  const left = Object.entries(labels).filter(([key]) => key.startsWith(labelPrefix));
  return ports.map(({ containerPort }) => {
    const index = left.findIndex(([, value]) => value === String(containerPort));
    const [label] = index === -1 ? [] : left.splice(index, 1);
    return label?.[0].slice(labelPrefix.length);
  });
}

function nameAnew(port: UnnamedPort, taken: Set<string | undefined>): string {
  const byNumber = defaultPortName(port);
  const known = (port.protocol ?? "TCP") === "TCP" ? wellKnown[port.containerPort] : undefined;
  const free = [known, byNumber].find((name) => name !== undefined && !taken.has(name));
  const name = free ?? nextFree(byNumber, taken);
  taken.add(name);
  return name;
}

/** Appends the smallest number that makes the name unique, starting at 2. */
function nextFree(name: string, taken: ReadonlySet<string | undefined>): string {
  let number = 2;
  while (taken.has(`${name}-${number}`)) number += 1;
  return `${name}-${number}`;
}
