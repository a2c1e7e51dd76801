import { BerthError } from "@kind-berth/topology";
import type { Container } from "../engine/container";
import type { Engine } from "../engine/engine";
import { notFound, type Engines } from "../engine/find-engines";

/**
 * Finds the engine on which a cluster exists, and the cluster's running and stopped containers.
 *
 * @throws {@link BerthError} `CLUSTER_NOT_FOUND` if no engine has the cluster; `ENGINE_NOT_FOUND` if the cluster may be on an engine that
 * does not respond
 */
export async function findCluster(
  cluster: string,
  { answering, silent }: Engines,
): Promise<{ engine: Engine; containers: Container[] }> {
  for (const engine of answering) {
    const containers = await engine.clusterContainers(cluster);
    if (containers.length > 0) return { engine, containers };
  }
  if (silent.length > 0) throw notFound(silent);
  throw new BerthError(`cluster "${cluster}"`, [
    {
      code: "CLUSTER_NOT_FOUND",
      object: `cluster "${cluster}"`,
      state: "does not exist",
      reason: `${answering.map(({ name }) => name).join(" and ")} ${answering.length === 1 ? "has" : "have"} no containers of a kind cluster with this name`,
      remedy: "Run `pulumi up` again to recreate the cluster and everything on it.",
    },
  ]);
}
