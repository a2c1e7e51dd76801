import { changesBetween, creationFacts, throwIfErrors, type ClusterPlan } from "@kind-berth/topology";
import type { Container } from "../engine/container";
import type { Engine } from "../engine/engine";
import { clusterExists } from "../ownership/cluster-exists";
import { isOwnedByPlan, readOwnershipVolumes, type OwnershipVolumes } from "../ownership/ownership-volumes";
import { notReady, readNodes } from "../nodes/read-nodes";
import { adoptionDifferences } from "./adoption";
import { comparePorts } from "./compare-ports";

/**
 * What to do about containers of a cluster that is about to be created: there are none, take them up as they are, clear them, adopt
 * them from whoever made them.
 */
export type Leftover = "none" | "take up" | "clear" | "adopt";

/** What is found of a cluster that is about to be created. */
export interface Remains {
  /** The containers of that name; not empty. */
  readonly containers: readonly Container[];
  readonly volumes: OwnershipVolumes;
  /** Whether every node of the plan is Ready. */
  readonly ready: boolean;
}

/** Looks for what an interrupted `up` left of a cluster, and decides what to do with it. */
export async function findLeftover(plan: ClusterPlan, engine: Engine): Promise<Leftover> {
  const containers = await engine.clusterContainers(plan.name);
  if (containers.length === 0) return "none";
  const volumes = await readOwnershipVolumes(engine, plan);
  const ready = notReady(plan, await readNodes(plan, engine)).size === 0;
  return judge(plan, { containers, volumes, ready });
}

/**
 * Pulumi creates a cluster only when its state has none. So containers that this owner made and that are not a whole cluster
 * come from an `up` that was cut short, and can go. A whole one as planned is taken up: only the news of it was lost. Anything
 * else is somebody's cluster, and stays; one that nobody has marked may be adopted as it is.
 *
 * @throws {@link BerthError} `CLUSTER_EXISTS`, or `ADOPTION_DIFFERS` for each difference from a cluster that is to be adopted
 */
export function judge(plan: ClusterPlan, { containers, volumes, ready }: Remains): Exclude<Leftover, "none"> {
  if (volumes.ownership === undefined && plan.adopt === true) {
    throwIfErrors(`cluster "${plan.name}"`, adoptionDifferences(plan, containers));
    return "adopt";
  }
  if (isOwnedByPlan(volumes.ownership, plan) !== true) throw clusterExists(plan, volumes.ownership);
  if (!ready) return "clear";
  const { state } = volumes;
  if (state === undefined || changesBetween(state.facts, creationFacts(plan)).length > 0)
    throw clusterExists(plan, "it is in service, and was created from another plan");
  throwIfErrors(`cluster "${plan.name}"`, comparePorts(plan, containers));
  return "take up";
}
