import type { IngressControllerPlan } from "@berth/topology";
import * as pulumi from "@pulumi/pulumi";
import type { AppCluster } from "./app-cluster";
import { controllersOn } from "./apps-of-cluster";
import { IngressController } from "./ingress-controller";

/**
 * The Ingress controller of a port: made for the first app that needs it, shared by the others. It belongs to the cluster, not to
 * the app, so that it stays when the first app goes.
 *
 * @returns `undefined` where another stack has made it
 */
export function ingressControllerOf(
  cluster: AppCluster,
  { port, present }: IngressControllerPlan,
): IngressController | undefined {
  if (present === true) return undefined;
  const made = controllersOn(cluster).get(port.name);
  if (made !== undefined) return made;
  const parent = pulumi.Resource.isInstance(cluster) ? { parent: cluster } : {};
  return new IngressController(
    `${cluster.record.name}-ingress-${port.name}`,
    { cluster, port: port.name },
    parent,
  );
}
