import { renderKindConfig, type ClusterPlan, type ClusterReport, type HostFacts } from "@kind-berth/topology";
import { removeEdges } from "../edge/edge-container";
import { Engine } from "../engine/engine";
import { findEngines } from "../engine/find-engines";
import { checkHost } from "../host/check-host";
import { Kind } from "../kind/kind";
import {
  acquireOwnership,
  ownersFor,
  removeOwnershipVolumes,
  writeState,
} from "../ownership/ownership-volumes";
import type { Progress } from "../process/progress";
import { findLeftover } from "./leftover";
import { removeCluster } from "./remove";
import { removeNodes } from "./remove-nodes";
import { reconcileAndReport } from "./reconcile-and-report";
import { lockAddress } from "./cluster-lock";
import { stateOf } from "../state/cluster-state";
import { isOutOfTime } from "./time-limit";
import type { StepContext } from "../state/step-context";

/** How long removing a cluster that could not be made may take, in milliseconds. */
const clearingTime = 2 * 60_000;

/**
 * Creates a cluster: claims its name, checks the host before it makes anything, clears or takes up what an interrupted `up` of
 * the same owner left, adopts what nobody has marked where the plan says so, and leaves nothing behind when it fails.
 */
export async function createCluster(
  plan: ClusterPlan,
  progress: Progress,
  signal: AbortSignal,
  context: StepContext,
): Promise<ClusterReport> {
  const { answering } = await findEngines(signal, plan.engine);
  const [engine] = answering;
  const leftover = await findLeftover(plan, engine);
  if (leftover === "adopt") {
    progress.step(`Adopting cluster ${plan.name}, whose nodes and ports are as planned`);
    const report = await reconcileAndReport(plan, engine, progress, context);
    // Last: what is marked as this owner's, and is not whole, would be cleared by the next run.
    await acquireOwnership(engine, plan, context.instanceId);
    return report;
  }
  const ownership = await acquireOwnership(engine, plan, context.instanceId);
  if (leftover === "take up") {
    progress.step(`Taking up cluster ${plan.name}, which an interrupted run has left complete`);
    return reconcileAndReport(plan, engine, progress, context);
  }
  if (leftover === "clear") {
    progress.step(`Clearing what an interrupted run has left of cluster ${plan.name}`);
    await removeNodes(plan.name, engine);
  }
  const owners = ownersFor(plan, ownership);
  // Nothing is behind them any more, and they may hold ports that the new nodes are to publish.
  await removeEdges(engine, plan.name, owners, progress);
  const host = await checkClaimedHost(plan, engine, progress);
  try {
    // Until the cluster is in service, its state has no containers.
    await writeState(engine, plan, stateOf(plan, context, []), progress);
    await makeNodes(plan, host, engine, progress);
    return await reconcileAndReport(plan, engine, progress, context);
  } catch (error) {
    // Interrupted, it leaves that to the next run: whoever interrupts is not made to wait.
    if (!signal.aborted)
      await clear(plan, engine, progress, (unhurried) => removeCluster(plan, owners, unhurried, progress));
    // Out of time, the engine may still be at work on a container: the marks stay, by which the next run clears that.
    if (isOutOfTime(signal))
      await clear(plan, engine, progress, (unhurried) => removeNodes(plan.name, unhurried));
    throw error;
  }
}

/** Checks the host; where that fails nothing has been made yet but the claim. */
async function checkClaimedHost(plan: ClusterPlan, engine: Engine, progress: Progress): Promise<HostFacts> {
  try {
    return await checkHost(plan, engine, progress);
  } catch (error) {
    if (!engine.signal?.aborted) await removeOwnershipVolumes(engine, plan, progress);
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
  await new Kind(engine).create(
    plan.name,
    renderKindConfig(plan, host),
    lockAddress(plan, "kind"),
    (step) => {
      progress.step(step);
    },
  );
}

/** Removes what was made of a cluster, in a time of its own. Where that fails too, why the creation did is what matters. */
async function clear(
  plan: ClusterPlan,
  { name, info }: Engine,
  progress: Progress,
  remove: (unhurried: Engine) => Promise<void>,
): Promise<void> {
  try {
    await remove(new Engine(name, info, AbortSignal.timeout(clearingTime)));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    progress.warn(
      `what was made of cluster ${plan.name} is still there, for the next \`up\` to clear: ${why}`,
    );
  }
}
