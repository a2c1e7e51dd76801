import type { ClusterPlan } from "@kind-berth/topology";
import type { Container } from "../engine/container";
import type { Engine } from "../engine/engine";
import type { Progress } from "../process/progress";
import type { State } from "../state/cluster-state";

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
