import { notSeen, sight, type ClusterPlan, type Found, type Sighting } from "@berth/topology";
import type { Engine } from "../engine/engine";
import { findEngines } from "../engine/find-engines";
import { isMine, readMarks } from "../marks/marks";
import type { Progress } from "../process/progress";
import { differences } from "./differences";
import { idsOf } from "./state";
import { whatIsAmiss } from "./upkeep";

/**
 * Looks how a cluster stands, and changes nothing. KindCluster does so at the start of every program, so a machine that cannot
 * tell, for whatever reason, is no error.
 */
export async function lookAtCluster(
  plan: ClusterPlan,
  progress: Progress,
  signal: AbortSignal,
): Promise<Sighting> {
  try {
    const { answering } = await findEngines(signal, plan.engine);
    const found = await Promise.all(answering.map((engine) => lookOn(engine, plan)));
    return sight(plan, found);
  } catch (error) {
    progress.step(`Cannot tell how cluster ${plan.name} stands: ${String(error)}`);
    return notSeen;
  }
}

async function lookOn(engine: Engine, plan: ClusterPlan): Promise<Found> {
  const { claim, state } = await readMarks(engine, plan.name);
  // Nothing but the claim is looked at where the name is another's, or nobody's.
  if (isMine(claim, plan) !== true) return { claim, state, containers: {}, differences: [], amiss: [] };
  const containers = await engine.clusterContainers(plan.name);
  return {
    claim,
    state,
    containers: idsOf(containers),
    differences: differences(plan, containers),
    amiss: containers.length === 0 ? [] : await whatIsAmiss(plan, engine, containers, state),
  };
}
