import {
  derivedHostPortRange,
  type ClusterPlan,
  type PortRecord,
  type SystemFinding,
} from "@kind-berth/topology";
import type { HostPort } from "./bind-probe";

/** A port, and the finding if its host port is not available. */
export interface JudgedPort {
  readonly port: PortRecord;
  readonly finding: SystemFinding | undefined;
}

/**
 * Returns the findings about host ports. If a host port is in use and Berth derived it, the finding's remedy contains a free number from
 * the same range. No two findings contain the same number.
 *
 * @param plan - the plan for the cluster that needs these ports
 * @param isFree - tests whether a host port is available on the engine's machine
 */
export async function suggestFreeHostPorts(
  judged: readonly JudgedPort[],
  plan: ClusterPlan,
  isFree: (port: HostPort) => Promise<boolean>,
): Promise<SystemFinding[]> {
  const used = new Set(plan.ports.map(({ hostPort }) => hostPort));
  used.add(plan.registry?.hostPort ?? 0).add(plan.networking?.apiServerPort ?? 0);
  const findings: SystemFinding[] = [];
  // Search one number after the other, so that each port gets a number of its own.
  for (const { port, finding } of judged) {
    if (finding === undefined) continue;
    const derived = finding.code === "HOST_PORT_IN_USE" && plan.derivedHostPorts?.includes(port.name);
    const free = derived === true ? await firstFree(port, used, isFree) : undefined;
    if (free !== undefined) used.add(free);
    findings.push(derived === true ? ofDerived(finding, port, free) : finding);
  }
  return findings;
}

async function firstFree(
  port: PortRecord,
  used: ReadonlySet<number>,
  isFree: (port: HostPort) => Promise<boolean>,
): Promise<number | undefined> {
  const { first, last } = derivedHostPortRange;
  const size = last - first + 1;
  for (let step = 1; step < size; step += 1) {
    const hostPort = first + ((port.hostPort - first + step) % size);
    if (!used.has(hostPort) && (await isFree({ ...port, hostPort }))) return hostPort;
  }
  return undefined;
}

function ofDerived(finding: SystemFinding, { name }: PortRecord, free: number | undefined): SystemFinding {
  const reason = `${finding.reason}, and Berth derived this number, because the \`hostPort\` is \`auto\``;
  if (free === undefined) return { ...finding, reason };
  return {
    ...finding,
    reason,
    remedy: `Set \`hostPort: ${free}\` for port \`${name}\` (this number is free), or free the derived host port.`,
  };
}
