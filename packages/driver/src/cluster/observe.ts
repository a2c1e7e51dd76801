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
 * Looks how a cluster stands, and changes nothing. KindCluster does so at the start of every program, so a machine that cannot
 * tell, for whatever reason, is no error.
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
    progress.step(`Cannot tell how cluster ${plan.name} stands: ${String(error)}`);
    return notObserved;
  }
}

async function observeOn(engine: Engine, plan: ClusterPlan): Promise<FoundCluster> {
  const { ownership, state } = await readOwnershipVolumes(engine, plan);
  // Nothing but the claim is looked at where the name is another's, or nobody's.
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
