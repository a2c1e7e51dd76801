import {
  hostEndpoint,
  possibleExposures,
  type ClusterPlan,
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
    groups.set(key, [...(groups.get(key) ?? []), judged]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return [[...titles(group, plan), ...descriptionOf(first)].join("\n")];
  });
}

function titles(group: readonly PossibleExposures[], { derivedHostPorts = [] }: ClusterPlan): string[] {
  return group.map(({ port }) => {
    // Berth derives a host port from the project and the stack, which the import does not know.
    const hostPort = derivedHostPorts.includes(port.name) ? "auto" : port.hostPort;
    const endpoint = hostEndpoint({ ...port, hostPort });
    return `port ${port.name}: ${endpoint} -> node ${port.node}, containerPort ${port.containerPort}`;
  });
}

function descriptionOf({ possible, impossible, inferred, needs }: PossibleExposures): string[] {
  const names = possible.map(({ exposure }) => (exposure === inferred ? `${exposure} (default)` : exposure));
  const reasons = [...new Set(impossible.map(({ reason }) => reason))].map((reason) => {
    const without = impossible.filter((one) => one.reason === reason).map(({ exposure }) => exposure);
    return `  not possible: ${without.join(", ")}, because ${reason}`;
  });
  return [`  possible: ${names.length === 0 ? "none" : names.join(", ")}`, ...reasons, `  ${needs}`];
}
