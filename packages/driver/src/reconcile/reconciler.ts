import type { ClusterPlan } from "@kind-berth/topology";
import type { Container } from "../engine/container";
import type { Engine } from "../engine/engine";
import type { Progress } from "../process/progress";
import type { State } from "../state/cluster-state";

/** Detects and repairs one type of drift between a running cluster and its plan, without recreating the cluster. */
export interface Reconciler {
  /**
   * Detects drift without changing anything. This function must be fast, because every preview runs it.
   *
   * @param containers - the cluster's running and stopped containers
   * @param before - the state that the previous step wrote
   * @returns a clause for each difference, such as ``node `demo-worker` is stopped``; an empty array if there is no drift
   */
  drift(
    plan: ClusterPlan,
    engine: Engine,
    containers: readonly Container[],
    before: State | undefined,
  ): Promise<string[]>;
  /**
   * Makes the cluster match the plan, regardless of the cluster's current state. A second call changes nothing.
   *
   * @param before - the state that the previous step wrote; `undefined` if this run created, resumed or adopted the cluster
   */
  reconcile(plan: ClusterPlan, engine: Engine, progress: Progress, before: State | undefined): Promise<void>;
}
