import type { ClusterPlan } from "@kind-berth/topology";
import { findEngines } from "../engine/find-engines";
import { awaitReady } from "../nodes/await-ready";
import type { Progress } from "../process/progress";
import { findCluster } from "./find-cluster";

/**
 * Waits until every node of a new cluster is Ready. This is a step of its own, so that Pulumi can create the objects on the cluster while the
 * nodes become Ready.
 *
 * @throws {@link BerthError} `NODES_NOT_READY`, `NODE_NOT_RUNNING`, `CLUSTER_NOT_FOUND` or `ENGINE_NOT_FOUND`
 */
export async function awaitClusterReady(
  plan: ClusterPlan,
  progress: Progress,
  signal: AbortSignal,
): Promise<void> {
  const { engine } = await findCluster(plan.name, await findEngines(signal, plan.engine));
  await awaitReady(plan, engine, progress);
}
