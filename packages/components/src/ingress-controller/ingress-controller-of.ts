import type { ExposurePlan, ServiceExposurePlan } from "@kind-berth/topology";
import * as pulumi from "@pulumi/pulumi";
import type { AppCluster } from "../cluster/app-cluster";
import { controllerOn, IngressController } from "./ingress-controller";

/**
 * The Ingress controller that an app's plan requires. The first app that needs it creates it, and the others share it.
 *
 * Its parent is the cluster instead of the app. The controller therefore stays when the first app is deleted.
 *
 * @returns `undefined` if the app needs no controller, if another stack created it, or if the user runs one
 */
export function ingressControllerOf(
  cluster: AppCluster,
  { ingress, httpRoute, port }: ExposurePlan | ServiceExposurePlan,
): IngressController | undefined {
  const plan = ingress?.controller ?? httpRoute?.gateway.controller;
  if (plan === undefined || plan.present === true) return undefined;
  const made = controllerOn(cluster, port.name);
  if (made !== undefined) return made;
  const parent = pulumi.Resource.isInstance(cluster) ? { parent: cluster } : {};
  return new IngressController(`${cluster.record.name}-ingress-${port.name}`, { cluster, plan }, parent);
}
