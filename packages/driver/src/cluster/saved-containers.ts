import { BerthError, compareContainers, recreated, type ClusterPlan } from "@kind-berth/topology";
import type { Container } from "../engine/container";
import { idsOf, type State } from "../state/cluster-state";
import { differences } from "./differences";

/**
 * Compares a cluster's containers with those in the saved state.
 *
 * @returns `undefined` if no state was saved, or if the state was saved before the containers were created
 */
export function compareSaved(
  state: State | undefined,
  containers: readonly Container[],
): ReturnType<typeof compareContainers>["kind"] | undefined {
  const saved = state?.containers ?? {};
  return Object.keys(saved).length === 0 ? undefined : compareContainers(saved, idsOf(containers)).kind;
}

/** @throws {@link BerthError} `CLUSTER_RECREATED` if another program has created one of the containers */
export function refuseRecreated(
  plan: ClusterPlan,
  state: State | undefined,
  containers: readonly Container[],
): void {
  if (compareSaved(state, containers) === "strange")
    throw new BerthError(`cluster "${plan.name}"`, [recreated(plan.name, differences(plan, containers))]);
}
