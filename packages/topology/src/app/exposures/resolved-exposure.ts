import type { CarriedPort } from "../../model/carried-port";
import type { ChosenExposure } from "../../model/exposure";
import type { ClusterIndex } from "../../placement/cluster-index";
import type { PodsPlan, ServicePlan } from "../app-plan";
import type { App } from "../arguments/app-shape";
import type { HeldClaims } from "../claims/held-claims";

/** One exposure of an app, after its port and exposure type are determined. */
export interface ResolvedExposure extends CarriedPort, ChosenExposure {
  readonly app: App;
  /** The prefix of argument paths, such as `exposures[1].`; may be empty. */
  readonly at: string;
  /** The name of the objects that belong to only this exposure. */
  readonly objectName: string;
  readonly cluster: ClusterIndex;
}

/** The input of the planner of an exposure type: one exposure, and the values that all exposures of the app share. */
export interface PlannedExposure extends ResolvedExposure {
  /** The node on which the pods must run; omitted if the pods can run on any node. */
  readonly pinnedNode?: string;
  readonly pods: PodsPlan;
  readonly service: ServicePlan;
  /** The claims of other apps on the cluster, and the Ingress controllers that serve ports of the cluster. */
  readonly held: HeldClaims;
  /** All exposures of the app, including this one. */
  readonly siblings: ResolvedExposures;
}

/** The exposures of one app: at least one. */
export type ResolvedExposures = readonly [ResolvedExposure, ...ResolvedExposure[]];

/** The labels with which an app's Deployment and Services select the pods. */
export function selectorOf({ name }: App): Record<string, string> {
  return { "app.kubernetes.io/name": name, "app.kubernetes.io/managed-by": "berth" };
}
