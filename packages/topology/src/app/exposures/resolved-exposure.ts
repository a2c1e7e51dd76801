import type { CarriedPort } from "../../model/carried-port";
import type { ChosenExposure } from "../../model/exposure";
import type { ClusterIndex } from "../../placement/cluster-index";
import type { PodsPlan, ServicePlan } from "../app-plan";
import type { App } from "../arguments/app-shape";
import type { HeldClaims } from "../claims/held-claims";

/** A way to an app whose port and exposure are settled. */
export interface ResolvedExposure extends CarriedPort, ChosenExposure {
  readonly app: App;
  /** What the paths of the exposure's arguments begin with. */
  readonly at: string;
  /** The name of what belongs to this exposure alone. */
  readonly objectName: string;
  readonly cluster: ClusterIndex;
}

/** The same with what all ways to the app share: what the planner of each exposure starts from. */
export interface PlannedExposure extends ResolvedExposure {
  /** The node that the pods must run on; left out where any will do. */
  readonly pinnedNode?: string;
  readonly pods: PodsPlan;
  readonly service: ServicePlan;
  /** What other apps hold on the cluster, and the Ingress controllers that serve its ports. */
  readonly held: HeldClaims;
  /** All ways to the app, this one among them. */
  readonly siblings: ResolvedExposures;
}

/** The ways to one app, one at least. */
export type ResolvedExposures = readonly [ResolvedExposure, ...ResolvedExposure[]];

/** The labels by which the Deployment and the Services of an app know its pods. */
export function selectorOf({ name }: App): Record<string, string> {
  return { "app.kubernetes.io/name": name, "app.kubernetes.io/managed-by": "berth" };
}
