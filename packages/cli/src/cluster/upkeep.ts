import type { ClusterPlan } from "@berth/topology";
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
export interface Upkeep {
  /** What it is about, for messages. */
  readonly name: string;
  /**
   * Looks, and changes nothing. Runs at every preview, so it has to be quick.
   *
   * @param containers - the cluster's own, stopped ones too
   * @param before - what the last step has left of the cluster
   * @returns what is amiss: clauses such as ``node `demo-worker` is stopped``; none where all is well
   */
  amiss(
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
  converge(plan: ClusterPlan, engine: Engine, progress: Progress, before: State | undefined): Promise<void>;
}

/** All upkeep of a cluster, in the order in which it is done: what comes later may count on what came before. */
export const upkeep: readonly Upkeep[] = [nodesInService, nodeLabels, loadedImages, edgePorts, localRegistry];

/** Does all upkeep of a cluster. */
export async function converge(
  plan: ClusterPlan,
  engine: Engine,
  progress: Progress,
  before: State | undefined,
): Promise<void> {
  for (const each of upkeep) await each.converge(plan, engine, progress, before);
}

/** Finds out what is amiss with a cluster, and changes nothing. */
export async function whatIsAmiss(
  plan: ClusterPlan,
  engine: Engine,
  containers: readonly Container[],
  before: State | undefined,
): Promise<string[]> {
  return (await Promise.all(upkeep.map((each) => each.amiss(plan, engine, containers, before)))).flat();
}
