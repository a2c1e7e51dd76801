import { renderKindConfig, type ClusterPlan, type ClusterReport } from "@berth/topology";
import type { Engine } from "../engine/engine";
import { findEngines } from "../engine/find-engines";
import { checkHostPorts } from "../host/check-host-ports";
import { Kind } from "../kind/kind";
import { claimCluster, writeState } from "../marks/marks";
import type { Progress } from "../process/progress";
import { findLeftover, type Leftover } from "./leftover";
import { removeCluster } from "./remove";
import { settle } from "./settle";
import { stateOf } from "./state";
import type { Turn } from "./turn";

/**
 * Creates a cluster: claims its name, checks the host before it makes anything, clears or takes up what an interrupted `up` of
 * the same owner left, and leaves nothing behind when it fails.
 */
export async function createCluster(
  plan: ClusterPlan,
  progress: Progress,
  signal: AbortSignal,
  turn: Turn,
): Promise<ClusterReport> {
  const { answering } = await findEngines(signal);
  const [engine] = answering;
  const leftover = await findLeftover(plan, engine);
  await claimCluster(engine, plan, turn.life);
  try {
    if (leftover === "take up")
      progress.step(`Taking up cluster ${plan.name}, which an interrupted run has left complete`);
    else await makeNodes(plan, engine, progress, leftover, turn);
    return await settle(plan, engine, progress, turn);
  } catch (error) {
    // Interrupted, it leaves that to the next run: whoever interrupts is not made to wait.
    if (!signal.aborted) await removeCluster(plan.name, engine, progress);
    throw error;
  }
}

async function makeNodes(
  plan: ClusterPlan,
  engine: Engine,
  progress: Progress,
  leftover: Leftover,
  turn: Turn,
): Promise<void> {
  if (leftover === "clear") {
    progress.step(`Clearing what an interrupted run has left of cluster ${plan.name}`);
    await new Kind(engine).delete(plan.name);
  }
  await checkHostPorts(plan, engine);
  // Until the cluster is in service, its state has no containers.
  await writeState(engine, plan.name, stateOf(plan, turn, []));
  progress.step(`Creating cluster ${plan.name} on ${engine.name}`);
  const { cgroupVersion } = engine.info;
  // A fact about this machine: neither plan nor state knows it.
  const nodeImage = process.env["BERTH_NODE_IMAGE"];
  const config = renderKindConfig(plan, { cgroupVersion, ...(nodeImage ? { nodeImage } : {}) });
  await new Kind(engine).create(config, (step) => {
    progress.step(step);
  });
}
