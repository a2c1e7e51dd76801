import { containerName, NodeRole, type ClusterPlan } from "@kind-berth/topology";
import type { Container } from "../engine/container";
import { kindLabel } from "../engine/engine";
import { formatPorts, portDifferences } from "./compare-ports";

/**
 * Compares a cluster's nodes and published ports with its plan. Returns one clause for each difference, or an empty array if there are
 * none.
 */
export function differences(plan: ClusterPlan, containers: readonly Container[]): string[] {
  const planned = plan.nodes.map(({ name }) => containerName(plan.name, name));
  const found = containers.filter(isNode).map(({ name }) => name);
  return [
    ...planned.filter((name) => !found.includes(name)).map((name) => `it has no node \`${name}\``),
    ...found.filter((name) => !planned.includes(name)).map((name) => `it has an additional node \`${name}\``),
    ...portDifferences(plan, containers)
      .filter(({ container }) => found.includes(container))
      .map(
        ({ container, planned, found }) =>
          `\`${container}\` publishes ${formatPorts(found)}, but the plan has ${formatPorts(planned)}`,
      ),
  ];
}

/** Whether a container is a node. The load balancer in front of several control planes is not a node. */
function isNode({ labels }: Container): boolean {
  const roles: readonly string[] = Object.values(NodeRole);
  return roles.includes(labels[kindLabel.role] ?? "");
}
