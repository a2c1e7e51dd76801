import { containerName, NodeRole, type ClusterPlan } from "@kind-berth/topology";
import type { Container } from "../engine/container";

/**
 * The names of the containers that kind creates for a cluster: one per node, and a load balancer if the cluster has several control planes.
 */
export function clusterContainerNames({ name, nodes }: Pick<ClusterPlan, "name" | "nodes">): string[] {
  const controlPlanes = nodes.filter(({ role }) => role === NodeRole.ControlPlane);
  return [
    ...nodes.map((node) => containerName(name, node.name)),
    ...(controlPlanes.length > 1 ? [containerName(name, "external-load-balancer")] : []),
  ];
}

/** A container of a cluster that does not exist or has exited. The cluster's nodes cannot all become Ready without this container. */
export interface LostContainer {
  readonly name: string;
  readonly is: "missing" | "exited";
}

/**
 * Finds a cluster's containers that do not exist or are not running.
 *
 * @param containers - the running and stopped containers of the cluster
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
