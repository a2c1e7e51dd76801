import { renderKindConfig, type ClusterPlan, type ClusterReport, type HostFacts } from "@berth/topology";
import { removeEdges } from "../edge/edge-container";
import { Engine } from "../engine/engine";
import { findEngines } from "../engine/find-engines";
import { checkHost } from "../host/check-host";
import { Kind } from "../kind/kind";
import type { Progress } from "../process/progress";
import { findLeftover } from "./leftover";
import { writeMarker } from "./marker";
import { removeCluster } from "./remove";
import { reportCluster } from "./report";
import { isOutOfTime } from "./time-limit";
import { converge } from "./upkeep";

/** How long removing a cluster that could not be made may take, in milliseconds. */
const clearingTime = 2 * 60_000;

/**
 * Creates a cluster: checks the host before it makes anything, clears or takes up what an interrupted `up` of the same owner
 * left, adopts what nobody has marked where the plan says so, and leaves nothing behind when it fails.
 */
export async function createCluster(
  plan: ClusterPlan,
  progress: Progress,
  signal: AbortSignal,
): Promise<ClusterReport> {
  const { answering } = await findEngines(signal, plan.engine);
  const [engine] = answering;
  const leftover = await findLeftover(plan, engine);
  if (leftover === "take up") {
    progress.step(`Taking up cluster ${plan.name}, which an interrupted run has left complete`);
    await converge(plan, engine, progress, undefined);
    return reportCluster(plan, engine);
  }
  if (leftover === "adopt") {
    progress.step(`Adopting cluster ${plan.name}, whose nodes and ports are as planned`);
    await converge(plan, engine, progress, undefined);
    const report = await reportCluster(plan, engine);
    // Last: what is marked as this owner's, and is not whole, would be cleared by the next run.
    await writeMarker(engine, plan);
    return report;
  }
  if (leftover === "clear") {
    progress.step(`Clearing what an interrupted run has left of cluster ${plan.name}`);
    await new Kind(engine).delete(plan.name);
  }
  // Nothing is behind them any more, and they may hold ports that the new nodes are to publish.
  await removeEdges(engine, plan.name);
  const host = await checkHost(plan, engine, progress);
  await writeMarker(engine, plan);
  try {
    await makeNodes(plan, host, engine, progress);
    await converge(plan, engine, progress, undefined);
    return await reportCluster(plan, engine);
  } catch (error) {
    // Interrupted, it leaves that to the next run: whoever interrupts is not made to wait.
    if (!signal.aborted || isOutOfTime(signal)) await clear(plan, engine, progress);
    throw error;
  }
}

async function makeNodes(
  plan: ClusterPlan,
  host: HostFacts,
  engine: Engine,
  progress: Progress,
): Promise<void> {
  progress.step(`Creating cluster ${plan.name} on ${engine.name}`);
  await new Kind(engine).create(renderKindConfig(plan, host), (step) => {
    progress.step(step);
  });
}

/** Removes what was made of a cluster, in a time of its own. Where that fails too, why the creation did is what matters. */
async function clear(plan: ClusterPlan, engine: Engine, progress: Progress): Promise<void> {
  const unhurried = new Engine(engine.name, engine.info, AbortSignal.timeout(clearingTime));
  try {
    await removeCluster(plan.name, unhurried, progress);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    progress.warn(
      `what was made of cluster ${plan.name} is still there, for the next \`up\` to clear: ${why}`,
    );
  }
}
