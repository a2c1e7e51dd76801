import type { ExposurePlan, ServiceExposurePlan } from "@kind-berth/topology";
import * as pulumi from "@pulumi/pulumi";
import type { AppCluster } from "../cluster/app-cluster";
import { controllerOn, IngressController } from "./ingress-controller";

/**
 * The Ingress controller that an app's plan asks for: made for the first app that needs it, shared by the others. It belongs to the
 * cluster, not to the app, so that it stays when the first app goes.
 *
 * @returns `undefined` where the app needs none, or another stack has made it, or the user brings one
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
