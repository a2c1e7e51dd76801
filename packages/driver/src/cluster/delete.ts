import type { ClusterPlan } from "@kind-berth/topology";
import { removeEdges } from "../edge/edge-container";
import type { Container } from "../engine/container";
import type { Engine } from "../engine/engine";
import { findEngines, notFound } from "../engine/find-engines";
import {
  isOwnedByPlan,
  ownersFor,
  readOwnershipVolumes,
  removeOwnershipVolumes,
  type OwnershipVolumes,
} from "../ownership/ownership-volumes";
import type { Progress } from "../process/progress";
import { differences } from "./differences";
import { removeCluster } from "./remove";
import { compareSaved } from "./saved-containers";

/**
 * Deletes a cluster from every engine on which it exists. Throws no error if the cluster no longer exists. If another owner has since
 * created a cluster with the same name, that cluster stays unchanged.
 *
 * @throws {@link BerthError} `ENGINE_NOT_FOUND` if the cluster may be on an engine that does not respond
 */
export async function deleteCluster(
  plan: ClusterPlan,
  progress: Progress,
  signal: AbortSignal,
): Promise<void> {
  const { answering, silent } = await findEngines(signal, plan.engine);
  const found = await Promise.all(answering.map((engine) => deleteFrom(engine, plan, progress)));
  if (!found.includes(true) && silent.length > 0) throw notFound(silent);
}

/**
 * Deletes the cluster from one engine. Returns whether the engine had a cluster with this name. This includes a cluster that belongs to
 * another owner.
 */
async function deleteFrom(engine: Engine, plan: ClusterPlan, progress: Progress): Promise<boolean> {
  const volumes = await readOwnershipVolumes(engine, plan);
  const containers = await engine.clusterContainers(plan.name);
  if (volumes.ownership === undefined && containers.length === 0) return false;
  const foreign = whyForeign(plan, volumes, containers);
  const owners = ownersFor(plan, volumes.ownership);
  if (foreign === undefined) {
    await removeCluster(plan, owners, engine, progress);
    return true;
  }
  progress.step(`Keeping cluster ${plan.name} on ${engine.name}: ${foreign}`);
  if (isOwnedByPlan(volumes.ownership, plan) === true) {
    await removeEdges(engine, plan.name, owners, progress);
    await removeOwnershipVolumes(engine, plan, progress);
  }
  return true;
}

/**
 * Returns a clause that explains why the cluster does not belong to this owner. Returns `undefined` if the cluster belongs to this owner.
 */
function whyForeign(
  plan: ClusterPlan,
  { ownership, state }: OwnershipVolumes,
  containers: readonly Container[],
): string | undefined {
  if (isOwnedByPlan(ownership, plan) === false) return `it belongs to ${ownership?.owner ?? ""}`;
  if (ownership !== undefined && compareSaved(state, containers) !== "strange") return undefined;
  // Pruning unused volumes on the engine can remove the ownership volume. Without this volume, a cluster that matches the plan counts as
  // this owner's cluster.
  if (ownership === undefined && differences(plan, containers).length === 0) return undefined;
  return "this stack did not create it";
}
