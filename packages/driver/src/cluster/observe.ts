import {
  BerthError,
  failedObservation,
  observe,
  sentence,
  type ClusterPlan,
  type FoundCluster,
  type Observation,
} from "@kind-berth/topology";
import type { Engine } from "../engine/engine";
import { probeEngines } from "../engine/find-engines";
import { isOwnedByPlan, readOwnershipVolumes, volumeNotOurs } from "../ownership/ownership-volumes";
import { readCounters } from "../ownership/volume-labels";
import type { Progress } from "../process/progress";
import { differences } from "./differences";
import { idsOf } from "../state/cluster-state";
import { detectDrift } from "./reconcilers";

/**
 * Observes a cluster's current state without changing anything. KindCluster runs this step at the start of every program.
 *
 * If this machine cannot observe the cluster, the step returns `notObserved`. This is the case if no engine runs or is reachable, or if no
 * engine has an ownership record of this owner. If observing the cluster fails for another reason, the observation contains the failure.
 */
export async function observeCluster(
  plan: ClusterPlan,
  progress: Progress,
  signal: AbortSignal,
): Promise<Observation> {
  progress.step("Looking for container engines");
  const { answering, silent } = await probeEngines(signal, plan.engine);
  progress.step(`Observing cluster ${plan.name} on ${answering.map(({ name }) => name).join(" and ")}`);
  const results = await Promise.allSettled(answering.map((engine) => observeOn(engine, plan)));
  signal.throwIfAborted();
  const found = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  const errors = results.flatMap((result) => (result.status === "rejected" ? [explain(result.reason)] : []));
  // The cluster may be on the engine that failed. Do not conclude that the cluster no longer exists.
  if (errors.length > 0 && !found.some(({ containers }) => Object.keys(containers).length > 0))
    return failedObservation(plan.name, errors.join("; "));
  const observation = observe(plan, found);
  const unexpected = silent.filter(({ isUnavailable }) => !isUnavailable).map(({ reason }) => reason);
  if (observation.known || unexpected.length === 0) return observation;
  return failedObservation(plan.name, unexpected.join("; "));
}

/**
 * Waits for an observation. If it fails, returns the failure as an observation, because a failure must not stop a preview.
 *
 * @param interruption - a signal that is aborted if the user interrupts the process; the function then throws the error
 */
export async function orFailure(
  plan: ClusterPlan,
  observing: Promise<unknown>,
  interruption: AbortSignal,
): Promise<unknown> {
  try {
    return await observing;
  } catch (error) {
    if (interruption.aborted) throw error;
    return failedObservation(plan.name, explain(error));
  }
}

function explain(error: unknown): string {
  return BerthError.isInstance(error) ? error.findings.map(sentence).join(" ") : String(error);
}

function stateDamaged(volume: string): Error {
  return new Error(
    `the labels of volume \`${volume}\` are damaged. The next update of the cluster, such as a change of a node label, writes them again`,
  );
}

/**
 * @throws {@link BerthError} `VOLUME_NOT_OURS` if the labels of the ownership volume are damaged
 * @throws Error if the counters in the state are damaged
 */
async function observeOn(engine: Engine, plan: ClusterPlan): Promise<FoundCluster> {
  const { ownership, state, damage, damagedState } = await readOwnershipVolumes(engine, plan);
  if (damage !== undefined) throw volumeNotOurs(engine, plan, damage);
  // If this owner does not own the cluster name, do not inspect the containers.
  if (isOwnedByPlan(ownership, plan) !== true)
    return { ownership, state, containers: {}, differences: [], drift: [] };
  const containers = await engine.clusterContainers(plan.name);
  const counters = damagedState && readCounters(damagedState);
  if (damagedState !== undefined && counters === undefined) throw stateDamaged(damagedState.name);
  return {
    ownership,
    state,
    ...(counters === undefined ? {} : { damagedState: counters }),
    containers: idsOf(containers),
    differences: differences(plan, containers),
    drift: containers.length === 0 ? [] : await detectDrift(plan, engine, containers, state),
  };
}
