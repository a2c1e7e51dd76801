import type { CarriedPort } from "../../model/carried-port";
import type { ChosenExposure } from "../../model/exposure";
import type { ClusterIndex } from "../../placement/cluster-index";
import type { PodsPlan, ServicePlan } from "../app-plan";
import type { App } from "../arguments/app-shape";
import type { HeldClaims } from "../claims/held-claims";

/** One of an app's exposures, after Berth has determined its port and exposure type. */
export interface ResolvedExposure extends CarriedPort, ChosenExposure {
  readonly app: App;
  /** The prefix for argument paths, such as `exposures[1].`; may be empty. */
  readonly at: string;
  /** The name for the objects that belong only to this exposure. */
  readonly objectName: string;
  readonly cluster: ClusterIndex;
}

/** The input for the planner of an exposure type: one exposure, and the values that all the app's exposures share. */
export interface PlannedExposure extends ResolvedExposure {
  /** The node that the pods must run on; omitted if the pods can run on any node. */
  readonly pinnedNode?: string;
  readonly pods: PodsPlan;
  readonly service: ServicePlan;
  /** The claims of other apps on the cluster, and the Ingress controllers that serve the cluster's ports. */
  readonly held: HeldClaims;
  /** All of the app's exposures, including this one. */
  readonly siblings: ResolvedExposures;
}

/** One app's exposures: at least one. */
export type ResolvedExposures = readonly [ResolvedExposure, ...ResolvedExposure[]];

/** The labels that an app's Deployment and Services use to select the pods. */
export function selectorOf({ name }: App): Record<string, string> {
  return { "app.kubernetes.io/name": name, "app.kubernetes.io/managed-by": "berth" };
}
