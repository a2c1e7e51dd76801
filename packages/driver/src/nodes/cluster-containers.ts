import { containerName, NodeRole, type ClusterPlan } from "@kind-berth/topology";
import type { Container } from "../engine/container";

/** Returns the names of kind's containers for a cluster: one per node, and a load balancer if the cluster has several control planes. */
export function clusterContainerNames({ name, nodes }: Pick<ClusterPlan, "name" | "nodes">): string[] {
  const controlPlanes = nodes.filter(({ role }) => role === NodeRole.ControlPlane);
  return [
    ...nodes.map((node) => containerName(name, node.name)),
    ...(controlPlanes.length > 1 ? [containerName(name, "external-load-balancer")] : []),
  ];
}

/**
 * A cluster container that does not exist or has exited. Without this container, at least one of the cluster's nodes cannot become Ready.
 */
export interface LostContainer {
  readonly name: string;
  readonly is: "missing" | "exited";
}

/**
 * Finds the containers of a cluster that do not exist or are not running.
 *
 * @param containers - the cluster's running and stopped containers
 */
export function lostContainers(
  plan: Pick<ClusterPlan, "name" | "nodes">,
  containers: readonly Pick<Container, "name" | "running">[],
): LostContainer[] {
  return clusterContainerNames(plan).flatMap((name): LostContainer[] => {
    const container = containers.find((found) => found.name === name);
    if (container === undefined) return [{ name, is: "missing" }];
    return container.running ? [] : [{ name, is: "exited" }];
  });
}
