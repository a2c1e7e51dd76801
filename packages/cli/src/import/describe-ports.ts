import {
  hostEndpoints,
  portsByAddress,
  possibleExposures,
  type ClusterPlan,
  type PortRecord,
  type PossibleExposures,
} from "@kind-berth/topology";

/**
 * Describes for each port of a cluster which exposures are possible, which are not and why, and what the host port needs to answer. Ports of
 * the same node with the same description have one common section.
 *
 * @returns one section of text for each group of ports, in the order of their first ports
 */
export function describePorts(plan: ClusterPlan): string[] {
  const groups = new Map<string, PossibleExposures[]>();
  for (const judged of possibleExposures(plan)) {
    const key = JSON.stringify([judged.port.node, descriptionOf(judged)]);
    const group = groups.get(key) ?? [];
    group.push(judged);
    groups.set(key, group);
  }
  const derived = new Set(plan.derivedHostPorts);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return [[...titles(group, derived), ...descriptionOf(first)].join("\n")];
  });
}

/** Returns one line for each port. Ports with consecutive numbers have one common line. */
function titles(group: readonly PossibleExposures[], derived: ReadonlySet<string>): string[] {
  const ports = group.map(({ port }) => port).sort((one, other) => one.hostPort - other.hostPort);
  const runs: [PortRecord, ...PortRecord[]][] = [];
  for (const port of ports) {
    const run = runs.at(-1);
    const isDerived = derived.has(run?.[0].name ?? "") || derived.has(port.name);
    if (run !== undefined && !isDerived && continues(run, port)) run.push(port);
    else runs.push([port]);
  }
  return runs.map((run) => title(run, derived.has(run[0].name)));
}

function continues(run: readonly [PortRecord, ...PortRecord[]], port: PortRecord): boolean {
  const [first] = run;
  const distance = run.length;
  return (
    addressesOf(port) === addressesOf(first) &&
    port.protocol === first.protocol &&
    port.hostPort === first.hostPort + distance &&
    port.containerPort === first.containerPort + distance
  );
}

function addressesOf(port: PortRecord): string {
  return portsByAddress(port)
    .map(({ listenAddress }) => listenAddress)
    .join(" ");
}

/** Returns the line for ports with consecutive numbers. If Berth derives the host port, the number depends on the stack. */
function title([first, ...others]: readonly [PortRecord, ...PortRecord[]], isDerived: boolean): string {
  const last = others.at(-1);
  const range = last === undefined ? "" : `-${last.containerPort}`;
  const names = last === undefined ? `port ${first.name}` : `ports ${first.name} to ${last.name}`;
  const hostPort = isDerived ? "auto" : first.hostPort;
  const lastHostPort = last === undefined ? "" : `-${last.hostPort}`;
  const endpoints = hostEndpoints({ ...first, hostPort })
    .map((endpoint) => endpoint.replace(/(?=\/)/, lastHostPort))
    .join(" and ");
  return `${names}: ${endpoints} -> node ${first.node}, containerPort ${first.containerPort}${range}`;
}

function descriptionOf({ possible, impossible, inferred, needs }: PossibleExposures): string[] {
  const names = possible.map(({ exposure }) => (exposure === inferred ? `${exposure} (default)` : exposure));
  const reasons = [...new Set(impossible.map(({ reason }) => reason))].map((reason) => {
    const without = impossible.filter((one) => one.reason === reason).map(({ exposure }) => exposure);
    return `  not possible: ${without.join(", ")}, because ${reason}`;
  });
  return [`  possible: ${names.length === 0 ? "none" : names.join(", ")}`, ...reasons, `  ${needs}`];
}
