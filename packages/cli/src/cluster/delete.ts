import type { ClusterPlan } from "@berth/topology";
import type { Engine } from "../engine/engine";
import { findEngines, notFound } from "../engine/find-engines";
import type { Progress } from "../process/progress";
import { readMarker } from "./marker";
import { removeCluster } from "./remove";

/**
 * Deletes a cluster from whichever engine it is on. One that is gone already is no error, and one that somebody else has made
 * under the same name since then is left alone.
 *
 * @throws {@link BerthError} `ENGINE_NOT_FOUND` where the cluster may be on an engine that does not answer
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

/** Returns whether the name was taken there, by this cluster or by another. */
async function deleteFrom(engine: Engine, plan: ClusterPlan, progress: Progress): Promise<boolean> {
  const marker = await readMarker(engine, plan.name);
  if (marker !== undefined && marker.owner !== (plan.owner ?? "")) {
    progress.step(`Leaving cluster ${plan.name} on ${engine.name} alone: it belongs to ${marker.owner}`);
    return true;
  }
  const containers = await engine.clusterContainers(plan.name);
  if (marker === undefined && containers.length === 0) return false;
  await removeCluster(plan.name, engine, progress);
  return true;
}
