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
   * Detects drift, and changes nothing. Every preview runs this function, so this function must be quick.
   *
   * @param containers - the running and stopped containers of the cluster
   * @param before - the state that the last step wrote
   * @returns a clause for each drift, such as ``node `demo-worker` is stopped``; empty if there is no drift
   */
  drift(
    plan: ClusterPlan,
    engine: Engine,
    containers: readonly Container[],
    before: State | undefined,
  ): Promise<string[]>;
  /**
   * Makes the cluster match the plan, regardless of the current state of the cluster. If this function runs again, it changes nothing.
   *
   * @param before - the state that the previous step wrote; `undefined` for a created, resumed or adopted cluster
   */
  reconcile(plan: ClusterPlan, engine: Engine, progress: Progress, before: State | undefined): Promise<void>;
}
