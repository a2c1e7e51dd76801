import type { ArgumentFinding, Finding } from "../findings/finding";
import type { CarriedPort } from "../model/carried-port";
import { NodeRole, type NodeRecord } from "../model/node-record";
import type { PortRecord } from "../model/port-record";
import { isPortName } from "../model/port-name";
import type { ClusterIndex } from "./cluster-index";

/** The maximum number of port names in a message. */
const maxListedPorts = 20;

/**
 * Finds a cluster port by its name.
 *
 * @returns the port and its node. If the cluster has no such port or no node carries the port, returns `undefined` and adds a finding
 */
export function findPort(name: string, cluster: ClusterIndex, findings: Finding[]): CarriedPort | undefined {
  const port = cluster.ports.get(name);
  const node = port && (port.loadBalancer === true ? standIn(port) : cluster.nodes.get(port.node));
  if (port !== undefined && node !== undefined) return { port, node };
  const clusterName = `cluster "${cluster.record.name}"`;
  findings.push(
    port === undefined
      ? {
          code: "PORT_UNKNOWN",
          path: "port",
          value: name,
          ...(ofRange(name, cluster) ?? {
            rule: `${clusterName} ${knownPorts(cluster)}`,
            remedy: isPortName(name)
              ? `Use one of the cluster's ports, or add a port mapping named \`${name}\` to the cluster.`
              : "Use one of the cluster's ports, or add a port mapping to the cluster.",
          }),
        }
      : {
          code: "PORT_NOT_CARRIED",
          path: "port",
          value: name,
          rule: `according to the record, node \`${port.node}\` carries this port, but ${clusterName} has no such node`,
          remedy: "In the program that creates the record, assign the port to the correct node.",
        },
  );
  return undefined;
}

/** Describes the ports of a range of ports with this name. Returns `undefined` if the cluster has no such range. */
function ofRange(
  name: string,
  { record }: ClusterIndex,
): Pick<ArgumentFinding, "rule" | "remedy"> | undefined {
  const found = record.ports
    .filter((port) => port.name === `${name}-${port.hostPort}`)
    .sort((one, other) => one.hostPort - other.hostPort);
  const [first, last] = [found[0], found.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const ports = first === last ? "the port" : `${found.length} ports`;
  const names = first === last ? `\`${first.name}\`` : `\`${first.name}\` to \`${last.name}\``;
  return {
    rule: `cluster "${record.name}" has no port with this name, but ${ports} ${names}, whose ${first === last ? "name adds its hostPort" : "names add their hostPorts"}`,
    remedy: `Use the name of one port, such as \`${first.name}\`.`,
  };
}

function knownPorts({ record: { ports } }: ClusterIndex): string {
  if (ports.length === 0) return "has no ports";
  const names = ports.slice(0, maxListedPorts).map(({ name }) => `\`${name}\``);
  const more = ports.length > maxListedPorts ? ` and ${ports.length - maxListedPorts} more` : "";
  return `has no port with this name; its ports are ${names.join(", ")}${more}`;
}

/** Returns a placeholder node for a load balancer port. Such a port forwards to a Service, so no code uses the placeholder's properties. */
function standIn({ node }: PortRecord): NodeRecord {
  return { name: node, role: NodeRole.Worker, taints: [] };
}
