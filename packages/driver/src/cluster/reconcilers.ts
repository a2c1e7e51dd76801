import type { ClusterPlan } from "@kind-berth/topology";
import { edgePorts } from "../edge/edge-ports";
import type { Container } from "../engine/container";
import type { Engine } from "../engine/engine";
import { loadedImages } from "../images/loaded-images";
import { nodeLabels } from "../nodes/node-labels";
import { nodesInService } from "../nodes/nodes-in-service";
import type { Progress } from "../process/progress";
import { localRegistry } from "../registry/local-registry";
import type { State } from "./state";

/** One thing about a living cluster that can be found amiss and be put right, while the cluster stays. */
export interface Reconciler {
  /** What it is about, for messages. */
  readonly name: string;
  /**
   * Looks, and changes nothing. Runs at every preview, so it has to be quick.
   *
   * @param containers - the cluster's own, stopped ones too
   * @param before - what the last step has left of the cluster
   * @returns what is amiss: clauses such as ``node `demo-worker` is stopped``; none where all is well
   */
  drift(
    plan: ClusterPlan,
    engine: Engine,
    containers: readonly Container[],
    before: State | undefined,
  ): Promise<string[]>;
  /**
   * Brings the cluster to what the plan says, from whatever is found. Run again, it finds nothing to do.
   *
   * @param before - what was left of the cluster by the step before this one; `undefined` when it has just been made
   */
  reconcile(plan: ClusterPlan, engine: Engine, progress: Progress, before: State | undefined): Promise<void>;
}

/** All upkeep of a cluster, in the order in which it is done: what comes later may count on what came before. */
export const reconcilers: readonly Reconciler[] = [
  nodesInService,
  nodeLabels,
  loadedImages,
  edgePorts,
  localRegistry,
];

/** Does all upkeep of a cluster. */
export async function reconcile(
  plan: ClusterPlan,
  engine: Engine,
  progress: Progress,
  before: State | undefined,
): Promise<void> {
  for (const each of reconcilers) await each.reconcile(plan, engine, progress, before);
}

/** Finds out what is amiss with a cluster, and changes nothing. */
export async function detectDrift(
  plan: ClusterPlan,
  engine: Engine,
  containers: readonly Container[],
  before: State | undefined,
): Promise<string[]> {
  return (await Promise.all(reconcilers.map((each) => each.drift(plan, engine, containers, before)))).flat();
}
