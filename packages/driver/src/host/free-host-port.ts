import {
  derivableHostPorts,
  type ClusterPlan,
  type HostPortRecord,
  type PortRecord,
  type SystemFinding,
} from "@kind-berth/topology";

/** A port, and a finding for each of its addresses on which the host port is not available. */
export interface JudgedPort {
  readonly port: PortRecord;
  readonly findings: readonly SystemFinding[];
}

/**
 * Returns the findings about host ports. If a host port is in use and Berth derived it, the finding's remedy contains a free number from
 * the same range. No two ports get the same number. A suggested number is free on all addresses of the port.
 *
 * @param plan - the plan for the cluster that needs these ports
 * @param isFree - tests whether a host port is available on the engine's machine
 */
export async function suggestFreeHostPorts(
  judged: readonly JudgedPort[],
  plan: ClusterPlan,
  isFree: (port: HostPortRecord) => Promise<boolean>,
): Promise<SystemFinding[]> {
  const used = new Set(plan.ports.map(({ hostPort }) => hostPort));
  used.add(plan.registry?.hostPort ?? 0).add(plan.networking?.apiServerPort ?? 0);
  const all: SystemFinding[] = [];
  // Search one number after the other, so that each port gets a number of its own.
  for (const { port, findings } of judged) {
    const isDerived = plan.derivedHostPorts?.includes(port.name) === true;
    const derived = isDerived && findings.some(isInUse);
    const free = derived ? await firstFree(port, used, isFree) : undefined;
    if (free !== undefined) used.add(free);
    for (const finding of findings) {
      all.push(derived && isInUse(finding) ? ofDerived(finding, port, free) : finding);
    }
  }
  return all;
}

async function firstFree(
  port: PortRecord,
  used: ReadonlySet<number>,
  isFree: (port: HostPortRecord) => Promise<boolean>,
): Promise<number | undefined> {
  for (const hostPort of derivableHostPorts(port.hostPort)) {
    if (!used.has(hostPort) && (await isFree({ ...port, hostPort }))) return hostPort;
  }
  return undefined;
}

function isInUse({ code }: SystemFinding): boolean {
  return code === "HOST_PORT_IN_USE";
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
