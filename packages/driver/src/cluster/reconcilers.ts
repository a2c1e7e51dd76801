import type { ClusterPlan } from "@kind-berth/topology";
import { edgePorts } from "../edge/edge-ports";
import type { Container } from "../engine/container";
import type { Engine } from "../engine/engine";
import { loadedImages } from "../images/loaded-images";
import { nodeLabels } from "../nodes/node-labels";
import { nodesInService } from "../nodes/nodes-in-service";
import type { Progress } from "../process/progress";
import type { Reconciler } from "../reconcile/reconciler";
import { localRegistry } from "../registry/local-registry";
import type { State } from "../state/cluster-state";

/** All reconcilers, in the order in which they run. Each reconciler can rely on the results of earlier reconcilers. */
export const reconcilers: readonly Reconciler[] = [
  nodesInService,
  nodeLabels,
  loadedImages,
  edgePorts,
  localRegistry,
];

/** Changes a cluster so that it matches its plan. */
export async function reconcile(
  plan: ClusterPlan,
  engine: Engine,
  progress: Progress,
  before: State | undefined,
): Promise<void> {
  for (const each of reconcilers) await each.reconcile(plan, engine, progress, before);
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
