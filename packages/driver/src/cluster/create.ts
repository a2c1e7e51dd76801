import {
  containerName,
  renderKindConfig,
  throwIfErrors,
  type ClusterPlan,
  type ClusterReport,
  type HostFacts,
} from "@kind-berth/topology";
import { removeEdges } from "../edge/edge-container";
import { Engine } from "../engine/engine";
import { findEngines } from "../engine/find-engines";
import { checkHost } from "../host/check-host";
import { awaitContainerd } from "../images/await-containerd";
import { loadedImages } from "../images/loaded-images";
import { LoadingWhileBooting } from "../images/loading-while-booting";
import { Kind } from "../kind/kind";
import { checkNodeNetwork } from "../kind/node-network";
import { lostApiServerPort } from "../kind/lost-api-server-port";
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
import { completeNewCluster, reconcileAndReport } from "./reconcile-and-report";
import { withKindLock } from "./cluster-lock";
import { stateOf } from "../state/cluster-state";
import { isOutOfTime } from "./time-limit";
import type { StepContext } from "../state/step-context";

/** The time limit for the cleanup after a cluster creation fails, in milliseconds. */
const cleanupTimeoutMs = 2 * 60_000;

/** How often the driver starts kind if other processes take the ports that kind chooses. */
const mostAttempts = 3;

/**
 * Creates a cluster. Before it creates containers, this function claims the cluster name and checks the host. The nodes of the new cluster
 * may not be Ready yet; see {@link awaitClusterReady}.
 *
 * If an interrupted `pulumi up` left containers that belong to the same owner, this function deletes or reuses them. If the plan sets
 * `adopt`, this function adopts an existing cluster that Berth does not own. If the creation fails, this function removes everything that
 * it created.
 */
export async function createCluster(
  plan: ClusterPlan,
  progress: Progress,
  signal: AbortSignal,
  context: StepContext,
): Promise<ClusterReport> {
  const { answering } = await findEngines(signal, plan.engine);
  const [engine] = answering;
  throwIfErrors("environment", checkNodeNetwork(engine, process.env));
  const leftover = await findLeftover(plan, engine);
  if (leftover === "adopt") {
    progress.step(`Adopting cluster ${plan.name}, whose nodes and ports match the program`);
    const report = await reconcileAndReport(plan, engine, progress, context);
    // Claim the name only after all other checks. Once this owner owns the name of an incomplete cluster, its next run deletes that
    // cluster.
    await acquireOwnership(engine, plan, context.instanceId);
    return report;
  }
  const ownership = await acquireOwnership(engine, plan, context.instanceId);
  if (leftover === "resume") {
    progress.step(`Resuming cluster ${plan.name}, which an interrupted run completed`);
    return reconcileAndReport(plan, engine, progress, context);
  }
  if (leftover === "clear") {
    progress.step(`Deleting cluster ${plan.name}, which an interrupted run did not complete`);
    await removeNodes(plan.name, engine);
  }
  const owners = ownersFor(plan, ownership);
  // Old edge containers have no nodes to forward to. They may also hold host ports that the new nodes must publish.
  await removeEdges(engine, plan.name, owners, progress);
  const host = await checkClaimedHost(plan, engine, progress);
  try {
    // While the driver creates the cluster, the cluster's state lists no containers.
    await writeState(engine, plan, stateOf(plan, context, []), progress);
    await createNodes(plan, host, engine, progress);
    return await completeNewCluster(plan, engine, progress, context);
  } catch (error) {
    // If the user interrupted this run, the next run cleans up, so that the user does not have to wait now.
    if (!signal.aborted)
      await clear(plan, engine, progress, (cleanupEngine) =>
        removeCluster(plan, owners, cleanupEngine, progress),
      );
    // After a timeout, the engine may still be creating a container. Keep the ownership volume, so that the next run can delete this
    // container.
    if (isOutOfTime(signal))
      await clear(plan, engine, progress, (cleanupEngine) => removeNodes(plan.name, cleanupEngine));
    throw error;
  }
}

/** Checks the host. If a check fails, removes the ownership volume. Berth has created nothing else yet. */
async function checkClaimedHost(plan: ClusterPlan, engine: Engine, progress: Progress): Promise<HostFacts> {
  try {
    return await checkHost(plan, engine, progress);
  } catch (error) {
    if (!engine.signal?.aborted) await removeOwnershipVolumes(engine, plan, progress);
    throw error;
  }
}

/** Creates the nodes with kind, and loads the planned images while the nodes boot. */
async function createNodes(
  plan: ClusterPlan,
  host: HostFacts,
  engine: Engine,
  progress: Progress,
): Promise<void> {
  progress.step(`Creating cluster ${plan.name} on ${engine.name}`);
  const loading = new LoadingWhileBooting((signal) => loadImages(plan, engine.withSignal(signal), progress));
  try {
    await runKind(plan, host, engine, progress, (step) => {
      loading.onKindStep(step);
    });
  } catch (error) {
    await loading.stop();
    throw error;
  }
  await loading.end();
}

/**
 * Runs kind. If another process takes a port that kind has chosen, kind deletes its nodes and fails, and this function starts kind again. kind
 * then chooses other ports.
 */
async function runKind(
  plan: ClusterPlan,
  host: HostFacts,
  engine: Engine,
  progress: Progress,
  onStep: (step: string) => void,
): Promise<void> {
  const config = renderKindConfig(plan, host);
  for (let attempt = 1; ; attempt += 1) {
    try {
      await withKindLock(plan, progress, engine.signal, (lock) =>
        new Kind(engine).create(plan.name, config, lock, (step) => {
          progress.step(step);
          onStep(step);
        }),
      );
      return;
    } catch (error) {
      const port = lostApiServerPort(error, plan);
      if (port === undefined || attempt === mostAttempts) throw error;
      progress.warn(
        `another process took port ${port}, which kind had chosen for an API server. Berth starts kind again`,
      );
    }
  }
}

/** Loads the planned images into new nodes, as soon as the nodes accept images. */
async function loadImages(plan: ClusterPlan, engine: Engine, progress: Progress): Promise<void> {
  if (!plan.loadImages) return;
  await Promise.all(plan.nodes.map(({ name }) => awaitContainerd(engine, containerName(plan.name, name))));
  await loadedImages.reconcile(plan, engine, progress, undefined);
}

/**
 * Removes everything that a failed cluster creation left behind. The removal has its own time limit. If the removal also fails, this
 * function only prints a warning, because the creation error is more important.
 */
async function clear(
  plan: ClusterPlan,
  { name, info }: Engine,
  progress: Progress,
  remove: (cleanupEngine: Engine) => Promise<void>,
): Promise<void> {
  try {
    await remove(new Engine(name, info, AbortSignal.timeout(cleanupTimeoutMs)));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    progress.warn(
      `the incomplete cluster ${plan.name} still exists, and the next \`pulumi up\` deletes it: ${why}`,
    );
  }
}
