import {
  notObserved,
  observe,
  type ClusterPlan,
  type FoundCluster,
  type Observation,
} from "@kind-berth/topology";
import type { Engine } from "../engine/engine";
import { findEngines } from "../engine/find-engines";
import { isOwnedByPlan, readOwnershipVolumes } from "../ownership/ownership-volumes";
import type { Progress } from "../process/progress";
import { differences } from "./differences";
import { idsOf } from "../state/cluster-state";
import { detectDrift } from "./reconcilers";

/**
 * Observes a cluster's current state without changing anything. KindCluster runs this step at the start of every program. If this machine
 * cannot observe the cluster for any reason, the step succeeds and returns `notObserved`.
 */
export async function observeCluster(
  plan: ClusterPlan,
  progress: Progress,
  signal: AbortSignal,
): Promise<Observation> {
  try {
    const { answering } = await findEngines(signal, plan.engine);
    const found = await Promise.all(answering.map((engine) => observeOn(engine, plan)));
    return observe(plan, found);
  } catch (error) {
    progress.step(`Skipping the observation of cluster ${plan.name}: ${String(error)}`);
    return notObserved;
  }
}

async function observeOn(engine: Engine, plan: ClusterPlan): Promise<FoundCluster> {
  const { ownership, state } = await readOwnershipVolumes(engine, plan);
  // If this owner does not own the cluster name, do not inspect the containers.
  if (isOwnedByPlan(ownership, plan) !== true)
    return { ownership, state, containers: {}, differences: [], drift: [] };
  const containers = await engine.clusterContainers(plan.name);
  return {
    ownership,
    state,
    containers: idsOf(containers),
    differences: differences(plan, containers),
    drift: containers.length === 0 ? [] : await detectDrift(plan, engine, containers, state),
  };
}
