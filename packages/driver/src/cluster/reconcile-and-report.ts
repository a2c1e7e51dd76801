import { throwIfErrors, type ClusterPlan, type ClusterReport } from "@kind-berth/topology";
import { compareEdges } from "../edge/compare-edges";
import { edgeContainers } from "../edge/edge-container";
import type { Engine } from "../engine/engine";
import { writeState } from "../ownership/ownership-volumes";
import type { Progress } from "../process/progress";
import { comparePorts } from "./compare-ports";
import { liveRecord } from "./live-record";
import { stateOf, type State } from "../state/cluster-state";
import type { StepContext } from "../state/step-context";
import { reconcile, reconcileNewCluster } from "./reconcilers";

/**
 * Runs a step's final part for an existing cluster. Reconciles the cluster, compares the published ports with the plan, writes the cluster's
 * state, and returns the report. Afterwards, every node is Ready.
 *
 * @param before - the state that the previous step wrote; `undefined` if this run resumed or adopted the cluster
 * @throws {@link BerthError} `NODES_NOT_READY` or `PORTS_DIFFER`
 */
export async function reconcileAndReport(
  plan: ClusterPlan,
  engine: Engine,
  progress: Progress,
  context: StepContext,
  before?: State,
): Promise<ClusterReport> {
  await reconcile(plan, engine, progress, before);
  return reportCluster(plan, engine, progress, context);
}

/**
 * Runs a step's final part for a cluster that kind has just created. The nodes may not be Ready yet.
 *
 * @throws {@link BerthError} `PORTS_DIFFER`
 */
export async function completeNewCluster(
  plan: ClusterPlan,
  engine: Engine,
  progress: Progress,
  context: StepContext,
): Promise<ClusterReport> {
  await reconcileNewCluster(plan, engine, progress);
  return reportCluster(plan, engine, progress, context);
}

/** Compares the published ports with the plan, writes the cluster's state, and returns the report. */
async function reportCluster(
  plan: ClusterPlan,
  engine: Engine,
  progress: Progress,
  context: StepContext,
): Promise<ClusterReport> {
  const containers = await engine.clusterContainers(plan.name);
  const { ours: edges } = await edgeContainers(engine, plan.name, [plan.owner ?? ""]);
  throwIfErrors(`cluster "${plan.name}"`, [...comparePorts(plan, containers), ...compareEdges(plan, edges)]);
  await writeState(engine, plan, stateOf(plan, context, containers), progress);
  return { version: 1, record: liveRecord(plan, engine.name, containers) };
}
