import { creationFacts, digest, type ClusterPlan } from "@berth/topology";
import type { Engine } from "../engine/engine";

/**
 * What the driver leaves on the engine before it creates a cluster, and removes with the cluster: an empty volume whose labels
 * say whose the cluster is. kind gives its containers no labels of ours, and a marker beside them is there even when creation
 * was cut short before the first container.
 */
export interface Marker {
  /** Who made the cluster, see {@link ClusterPlan.owner}. */
  readonly owner: string;
  /** A hash of what the cluster was made from. */
  readonly plan: string;
}

const label = { owner: "dev.berth.owner", plan: "dev.berth.plan" } as const;

/** The marker for a plan. */
export function markerFor(plan: ClusterPlan): Marker {
  return { owner: plan.owner ?? "", plan: digest(creationFacts(plan)) };
}

/** The name of the volume that marks a cluster. */
export function markerVolume(cluster: string): string {
  return `berth-${cluster}`;
}

/** Reads the marker of a cluster; `undefined` where Berth has not made one. */
export async function readMarker(engine: Engine, cluster: string): Promise<Marker | undefined> {
  const labels = await engine.volumeLabels(markerVolume(cluster));
  const [owner, plan] = [labels?.[label.owner], labels?.[label.plan]];
  return owner === undefined || plan === undefined ? undefined : { owner, plan };
}

/** Marks a cluster as made from a plan, in place of an older mark. */
export async function writeMarker(engine: Engine, plan: ClusterPlan): Promise<void> {
  const { owner, plan: hash } = markerFor(plan);
  await engine.removeVolume(markerVolume(plan.name));
  await engine.createVolume(markerVolume(plan.name), { [label.owner]: owner, [label.plan]: hash });
}

/** Takes a cluster's mark away. */
export async function removeMarker(engine: Engine, cluster: string): Promise<void> {
  await engine.removeVolume(markerVolume(cluster));
}
