import type { ClusterPlan } from "@kind-berth/topology";
import { edgePorts } from "../edge/edge-ports";
import type { Container } from "../engine/container";
import type { Engine } from "../engine/engine";
import { loadedImages } from "../images/loaded-images";
import { awaitRegistered } from "../nodes/await-ready";
import { nodeLabels } from "../nodes/node-labels";
import { nodeTaints } from "../nodes/node-taints";
import { nodesInService } from "../nodes/nodes-in-service";
import type { Progress } from "../process/progress";
import type { Reconciler } from "../reconcile/reconciler";
import { localRegistry } from "../registry/local-registry";
import type { State } from "../state/cluster-state";

/** All reconcilers, in the order in which they run. Each reconciler can rely on the results of earlier reconcilers. */
export const reconcilers: readonly Reconciler[] = [
  nodesInService,
  nodeLabels,
  nodeTaints,
  loadedImages,
  edgePorts,
  localRegistry,
];

/** Changes a cluster so that it matches its plan. Afterwards, every node is Ready. */
export async function reconcile(
  plan: ClusterPlan,
  engine: Engine,
  progress: Progress,
  before: State | undefined,
): Promise<void> {
  for (const each of reconcilers) await each.reconcile(plan, engine, progress, before);
}

/**
 * Changes a cluster that kind has just created, so that it matches its plan. The nodes may not be Ready yet: the step `ready` waits for them,
 * while Pulumi creates the objects on the cluster.
 */
export async function reconcileNewCluster(
  plan: ClusterPlan,
  engine: Engine,
  progress: Progress,
): Promise<void> {
  // Only registered nodes can have labels and taints.
  await awaitRegistered(plan, engine, progress);
  for (const each of reconcilers)
    if (each !== nodesInService) await each.reconcile(plan, engine, progress, undefined);
}

/** Detects drift between a cluster and its plan, without changing anything. */
export async function detectDrift(
  plan: ClusterPlan,
  engine: Engine,
  containers: readonly Container[],
  before: State | undefined,
): Promise<string[]> {
  return (await Promise.all(reconcilers.map((each) => each.drift(plan, engine, containers, before)))).flat();
}
