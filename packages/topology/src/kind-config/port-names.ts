import { defaultPortName } from "../cluster/plan-extra-port-mappings";
import { portLabel } from "../model/port-record";

/** A port mapping of a kind config, which has no name there. */
export interface UnnamedPort {
  readonly hostPort: number;
  readonly containerPort: number;
  readonly protocol?: string | undefined;
}

/** The ports of a node, and the labels that may hold their names. */
export interface UnnamedPortsOfNode {
  readonly labels: Readonly<Record<string, string>>;
  readonly ports: readonly UnnamedPort[];
}

/** What Kubernetes and browsers call the ports that have a name of their own, by containerPort. */
const wellKnown: Readonly<Record<number, string>> = { 80: "http", 443: "https" };
const labelPrefix = portLabel("");

/**
 * Names the ports of a kind config, each differently: as the node's label says where Berth wrote the config, else `http`
 * for the first TCP port to containerPort 80 and `https` for 443, else by protocol and hostPort, such as `tcp-8080`.
 *
 * @returns the names, node by node, in the order of the ports
 */
export function namePorts(nodes: readonly UnnamedPortsOfNode[]): string[][] {
  const labelled = nodes.map(namesFromLabels);
  const taken = new Set(labelled.flat());
  return nodes.map(({ ports }, index) =>
    ports.map((port, position) => labelled[index]?.[position] ?? nameAnew(port, taken)),
  );
}

/** The name that is in the first label with the port's containerPort, where there is one; each label names one port. */
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

/** The name with the first number from 2 on that makes it another. */
function nextFree(name: string, taken: ReadonlySet<string | undefined>, number = 2): string {
  const numbered = `${name}-${number}`;
  return taken.has(numbered) ? nextFree(name, taken, number + 1) : numbered;
}
