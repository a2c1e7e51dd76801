import type { ClusterPlan } from "@kind-berth/topology";
import type { Container } from "../engine/container";
import type { Engine } from "../engine/engine";
import type { Progress } from "../process/progress";
import type { State } from "../state/cluster-state";

/** Detects and repairs one type of drift between a running cluster and its plan, without replacing the cluster. */
export interface Reconciler {
  /** The name of the reconciler in messages. */
  readonly name: string;
  /**
   * Detects drift. Changes nothing. Every preview runs this function, so it must be quick.
   *
   * @param containers - the containers of the cluster, including stopped ones
   * @param before - the state that the last step wrote
   * @returns the drift as clauses, such as ``node `demo-worker` is stopped``; empty if there is none
   */
  drift(
    plan: ClusterPlan,
    engine: Engine,
    containers: readonly Container[],
    before: State | undefined,
  ): Promise<string[]>;
  /**
   * Makes the cluster match the plan, from any current state. A second run has nothing to change.
   *
   * @param before - the state that the previous step wrote; `undefined` for a created, resumed or adopted cluster
   */
  reconcile(plan: ClusterPlan, engine: Engine, progress: Progress, before: State | undefined): Promise<void>;
}
