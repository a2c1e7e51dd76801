import type { Finding } from "../errors/berth-error";
import type { ClusterRecord } from "../record/cluster-record";
import type { PortRecord } from "../record/port-record";

/**
 * Finds a port of a cluster by its name.
 *
 * @returns `undefined`, with a finding, where the cluster has no such port or no node carries it
 */
export function findPort(name: string, record: ClusterRecord, findings: Finding[]): PortRecord | undefined {
  const port = record.ports.find((candidate) => candidate.name === name);
  if (port === undefined) {
    const known = record.ports.map((candidate) => `\`${candidate.name}\``).join(", ");
    findings.push({
      code: "PORT_UNKNOWN",
      path: "port",
      value: name,
      rule: `cluster "${record.name}" has ${known === "" ? "no ports" : `the ports ${known}`}`,
      remedy: `Use one of the cluster's ports, or add a port mapping named \`${name}\` to the cluster.`,
    });
    return undefined;
  }
  if (record.nodes.some((node) => node.name === port.node)) return port;
  findings.push({
    code: "PORT_NOT_CARRIED",
    path: "port",
    value: name,
    rule: `the record says that node \`${port.node}\` carries it, and cluster "${record.name}" has no such node`,
    remedy: "Correct the port's node where the record is made.",
  });
  return undefined;
}
