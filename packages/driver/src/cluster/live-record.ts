import { containerName, recordOf, type ClusterPlan, type ClusterRecord } from "@kind-berth/topology";
import type { Container } from "../engine/container";

/** Returns a cluster's record with each container's ID and current addresses. */
export function liveRecord(
  plan: ClusterPlan,
  engine: string,
  containers: readonly Container[],
): ClusterRecord {
  const planned = recordOf(plan);
  const nodes = planned.nodes.map((node) => {
    const container = containers.find(({ name }) => name === containerName(plan.name, node.name));
    return container === undefined
      ? node
      : { ...node, containerId: container.id, addresses: container.addresses };
  });
  return { ...planned, engine, nodes };
}
