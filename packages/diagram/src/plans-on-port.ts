import { answersOnEveryNode, Exposure, hostPortUrl, type PortRecord } from "@kind-berth/topology";
import type { PicturedPlan } from "./picture";

/**
 * Returns the plans of the apps that clients reach through a port. kube-proxy listens on every node, so an app with the exposure
 * `nodePort` is also reachable through other ports that forward to its NodePort. For such a port, the plan contains this port and its URL.
 */
export function plansOnPort(plans: readonly PicturedPlan[], port: PortRecord): PicturedPlan[] {
  const own = plans.filter((plan) => plan.port.name === port.name);
  if (own.length > 0) return own;
  const elsewhere = plans.find((plan) => isOnNodePort(plan, port));
  return elsewhere === undefined ? [] : [{ ...elsewhere, port, url: hostPortUrl(port) }];
}

/** With the policy `Local`, only the node with the app's pods responds. */
function isOnNodePort({ exposure, route, port: own }: PicturedPlan, port: PortRecord): boolean {
  return (
    exposure === Exposure.NodePort &&
    port.loadBalancer !== true &&
    own.containerPort === port.containerPort &&
    own.protocol === port.protocol &&
    answersOnEveryNode(route)
  );
}
