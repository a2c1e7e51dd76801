import {
  BerthError,
  checkGatewayServed,
  checkOwnAlone,
  type ExposurePlan,
  type Finding,
  type ServiceExposurePlan,
} from "@kind-berth/topology";
import * as pulumi from "@pulumi/pulumi";
import type { AppCluster } from "../cluster/app-cluster";
import { controllersOn, servesGateway } from "../cluster/apps-of-cluster";
import { IngressController } from "./ingress-controller";

/**
 * The Ingress controller that an app's plan asks for: made for the first app that needs it, shared by the others. It belongs to the
 * cluster, not to the app, so that it stays when the first app goes.
 *
 * @param siblings - all ways to the app, this one among them: the controller serves what any of them needs
 * @returns `undefined` where the app needs none, or another stack has made it, or the user brings one
 * @throws BerthError where the app needs Gateway API, and the program's own controller does not serve it; or where the user brings
 * one for a port that has Berth's
 */
export function ingressControllerOf(
  cluster: AppCluster,
  plan: ExposurePlan | ServiceExposurePlan,
  siblings: readonly (ExposurePlan | ServiceExposurePlan)[],
): IngressController | undefined {
  const { ingress, httpRoute, port } = plan;
  const controller = ingress?.controller ?? httpRoute?.gateway.controller;
  if (ingress !== undefined && controller === undefined) {
    refuse(cluster, plan, checkOwnAlone(port, controllersOn(cluster).has(port.name)));
  }
  if (controller === undefined || controller.present === true) return undefined;
  const made = controllersOn(cluster).get(port.name);
  if (made !== undefined) {
    if (httpRoute !== undefined)
      refuse(cluster, plan, checkGatewayServed(port, servesGateway(cluster, port.name)));
    return made;
  }
  const gateway = siblings.some((one) => one.httpRoute !== undefined && one.port.name === port.name);
  const parent = pulumi.Resource.isInstance(cluster) ? { parent: cluster } : {};
  return new IngressController(
    `${cluster.record.name}-ingress-${port.name}`,
    { cluster, port: port.name, gateway },
    parent,
  );
}

function refuse(
  cluster: AppCluster,
  { name }: ExposurePlan | ServiceExposurePlan,
  findings: readonly Finding[],
): void {
  if (findings.length > 0)
    throw new BerthError(`app "${name}" on cluster "${cluster.record.name}"`, findings);
}
