import { BerthError, refuseIfAny, type ClusterPlan } from "@berth/topology";
import type { Container } from "../engine/container";
import type { Engine } from "../engine/engine";
import { notReady, readNodes } from "../nodes/read-nodes";
import { adoptionDifferences } from "./adoption";
import { comparePorts } from "./compare-ports";
import { markerFor, readMarker, type Marker } from "./marker";

/**
 * What to do about containers of a cluster that is about to be created: there are none, take them up as they are, clear them, adopt
 * them from whoever made them.
 */
export type Leftover = "none" | "take up" | "clear" | "adopt";

/** What is found of a cluster that is about to be created. */
export interface Remains {
  /** The containers of that name; not empty. */
  readonly containers: readonly Container[];
  readonly marker: Marker | undefined;
  /** Whether every node of the plan is Ready. */
  readonly ready: boolean;
}

/** Looks for what an interrupted `up` left of a cluster, and decides what to do with it. */
export async function findLeftover(plan: ClusterPlan, engine: Engine): Promise<Leftover> {
  const containers = await engine.clusterContainers(plan.name);
  if (containers.length === 0) return "none";
  const marker = await readMarker(engine, plan.name);
  return judge(plan, { containers, marker, ready: notReady(plan, await readNodes(plan, engine)).size === 0 });
}

/**
 * Pulumi creates a cluster only when its state has none. So containers that this owner made and that are not a whole cluster
 * come from an `up` that was cut short, and can go. A whole one as planned is taken up: only the news of it was lost. Anything
 * else is somebody's cluster, and stays; one that nobody has marked may be adopted as it is.
 *
 * @throws {@link BerthError} `CLUSTER_EXISTS`, or `ADOPTION_DIFFERS` for each difference from a cluster that is to be adopted
 */
export function judge(plan: ClusterPlan, { containers, marker, ready }: Remains): Exclude<Leftover, "none"> {
  if (marker === undefined && plan.adopt === true) {
    refuseIfAny(`cluster "${plan.name}"`, adoptionDifferences(plan, containers));
    return "adopt";
  }
  const mine = markerFor(plan);
  if (marker?.owner !== mine.owner) throw exists(plan, whoseIs(marker));
  if (!ready) return "clear";
  if (marker.plan !== mine.plan) throw exists(plan, "and it is in service, made from another plan");
  refuseIfAny(`cluster "${plan.name}"`, comparePorts(plan, containers));
  return "take up";
}

function whoseIs(marker: Marker | undefined): string {
  return marker === undefined
    ? "and Berth has not made it"
    : `and it belongs to ${marker.owner || "somebody else"}`;
}

function exists(plan: ClusterPlan, whose: string): BerthError {
  return new BerthError(`cluster "${plan.name}"`, [
    {
      code: "CLUSTER_EXISTS",
      path: "name",
      value: plan.name,
      rule: `a kind cluster of that name is already there, ${whose}`,
      remedy: `Give the cluster another name, or delete the existing one with \`kind delete cluster --name ${plan.name}\`.`,
    },
  ]);
}
