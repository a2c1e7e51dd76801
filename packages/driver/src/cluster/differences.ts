import { containerName, NodeRole, type ClusterPlan } from "@kind-berth/topology";
import type { Container } from "../engine/container";
import { kindLabel } from "../engine/engine";
import { formatPorts, portDifferences } from "./compare-ports";

/** Where a cluster's containers differ from its plan, in nodes and in published ports: clauses; none where they do not. */
export function differences(plan: ClusterPlan, containers: readonly Container[]): string[] {
  const planned = plan.nodes.map(({ name }) => containerName(plan.name, name));
  const found = containers.filter(isNode).map(({ name }) => name);
  return [
    ...planned.filter((name) => !found.includes(name)).map((name) => `it has no node \`${name}\``),
    ...found.filter((name) => !planned.includes(name)).map((name) => `it has another node \`${name}\``),
    ...portDifferences(plan, containers)
      .filter(({ container }) => found.includes(container))
      .map(
        ({ container, planned, found }) =>
          `\`${container}\` publishes ${formatPorts(found)}, and the plan has ${formatPorts(planned)}`,
      ),
  ];
}

/** A cluster with several control planes has a load balancer too. */
function isNode({ labels }: Container): boolean {
  const roles: readonly string[] = Object.values(NodeRole);
  return roles.includes(labels[kindLabel.role] ?? "");
}
