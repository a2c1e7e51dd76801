import { changesBetween, creationFacts, throwIfErrors, type ClusterPlan } from "@kind-berth/topology";
import type { Container } from "../engine/container";
import type { Engine } from "../engine/engine";
import { clusterExists } from "../ownership/cluster-exists";
import { isOwnedByPlan, readOwnershipVolumes, type OwnershipVolumes } from "../ownership/ownership-volumes";
import { notReady, readNodes } from "../nodes/read-nodes";
import type { State } from "../state/cluster-state";
import { adoptionDifferences } from "./adoption";
import { comparePorts } from "./compare-ports";
import { compareSaved, refuseRecreated } from "./saved-containers";

/**
 * The driver's decision about existing containers before it creates a cluster.
 *
 * - `none`: no containers of the cluster exist.
 * - `resume`: keep the containers unchanged, and continue with them.
 * - `clear`: delete the containers.
 * - `adopt`: adopt a cluster that Berth does not own.
 */
export type Leftover = "none" | "resume" | "clear" | "adopt";

/** The containers and volumes that already exist before the driver creates a cluster. */
export interface Remains {
  /** The cluster's containers. The list has at least one entry. */
  readonly containers: readonly Container[];
  readonly volumes: OwnershipVolumes;
  /** Whether every node in the plan is Ready. Not read, and `false`, if the saved state shows that the cluster is complete. */
  readonly ready: boolean;
}

/** Looks for existing containers of a cluster, and decides how to handle them. */
export async function findLeftover(plan: ClusterPlan, engine: Engine): Promise<Leftover> {
  const containers = await engine.clusterContainers(plan.name);
  if (containers.length === 0) return "none";
  const volumes = await readOwnershipVolumes(engine, plan);
  const ready =
    !isComplete(volumes.state, containers) && notReady(plan, await readNodes(plan, engine)).size === 0;
  return judge(plan, { containers, volumes, ready });
}

/**
 * Whether an earlier run completed the cluster: that run saved the IDs of its containers, and all of them still exist. The nodes may not be
 * Ready yet.
 */
function isComplete(state: State | undefined, containers: readonly Container[]): boolean {
  return compareSaved(state, containers) === "whole";
}

/**
 * Decides how to handle existing containers. This step runs only if Pulumi's state does not contain the cluster.
 *
 * - If this owner created the containers and the cluster is not complete, a `pulumi up` was interrupted. The driver can delete the
 *   containers.
 * - If this owner already created a complete cluster that matches the plan, the driver reuses it. In this case, an earlier run created the
 *   cluster, but Pulumi did not receive the run's report.
 * - If Berth does not own the cluster and the plan sets `adopt`, the driver adopts the cluster without changes.
 * - Any other cluster stays unchanged and causes an error.
 *
 * @throws {@link BerthError} `CLUSTER_EXISTS`, `CLUSTER_RECREATED` or `PORTS_DIFFER`, or one `ADOPTION_DIFFERS` for each difference between the plan and a
 *   cluster to adopt
 */
export function judge(plan: ClusterPlan, { containers, volumes, ready }: Remains): Exclude<Leftover, "none"> {
  if (volumes.ownership === undefined && plan.adopt === true) {
    throwIfErrors(`cluster "${plan.name}"`, adoptionDifferences(plan, containers));
    return "adopt";
  }
  if (isOwnedByPlan(volumes.ownership, plan) !== true) throw clusterExists(plan, volumes.ownership);
  const { state } = volumes;
  refuseRecreated(plan, state, containers);
  if (!ready && !isComplete(state, containers)) return "clear";
  if (state === undefined || changesBetween(state.facts, creationFacts(plan)).length > 0)
    throw clusterExists(plan, "but was created with other settings");
  throwIfErrors(`cluster "${plan.name}"`, comparePorts(plan, containers));
  return "resume";
}
