import { planEdges, type ClusterPlan, type SystemFinding } from "@kind-berth/topology";
import type { Engine } from "../engine/engine";
import { nameTaken } from "../engine/foreign";
import { clusterContainerNames } from "../nodes/cluster-containers";

/**
 * Checks that no existing container has a name that a new cluster needs. The caller must first remove the containers that an earlier run
 * for the same cluster left behind.
 *
 * @returns a `CONTAINER_NOT_OURS` finding for each name that an existing container already uses
 */
export async function checkContainerNames(plan: ClusterPlan, engine: Engine): Promise<SystemFinding[]> {
  const needed = [
    ...clusterContainerNames(plan).map((name) => ({ name, what: "a container that kind creates" })),
    ...planEdges(plan).map(({ container, port }) => ({
      name: container,
      what: `the edge container of port \`${port.name}\``,
    })),
  ];
  const found = await Promise.all(needed.map(({ name }) => engine.findContainer(name)));
  return needed
    .filter((_, index) => found[index] !== undefined)
    .map(({ name, what }) => nameTaken(name, what, "this container existed before the cluster"));
}
