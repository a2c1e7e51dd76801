import type { ExposurePlan, ServiceExposurePlan } from "@kind-berth/topology";
import * as pulumi from "@pulumi/pulumi";
import type { AppCluster } from "../cluster/app-cluster";
import { controllerOn, IngressController } from "./ingress-controller";

/**
 * Returns the Ingress controller that an app's plan requires. The first app that needs the controller creates it, and other apps share it.
 *
 * The controller's parent resource is the cluster, not the app. The controller therefore remains if you delete the first app.
 *
 * @returns `undefined` if the app needs no controller, if another stack created the controller, or if the user runs their own controller
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
