import { accepts, type ExposurePlan } from "@kind-berth/topology";
import type { ClusterRecord } from "@kind-berth/topology";
import {
  backendBox,
  bindingPodsBox,
  controllerBox,
  kubeProxyBox,
  loadBalancerBox,
  ownControllerBox,
  podsBox,
  podsOfBackendBox,
  serviceBox,
} from "./boxes";
import type { Box, PicturedPlan } from "./picture";

/** The boxes that a request to an app passes through after the node's port. */
export interface AppChain {
  /** The first box. It represents the object that receives requests on the port. */
  readonly entry: Box;
  /** Whether the entry box is inside the box for the node that carries the port. */
  readonly onNode: boolean;
  /** The boxes after the entry box. Omitted if the entry box represents the app's pods. */
  readonly behind?: {
    readonly service: Box;
    /** The host and path of the requests that the controller routes to this Service, such as `web.localhost/`. */
    readonly chosenBy?: string;
    readonly pods: Box;
  };
}

type NodesOfCluster = Pick<ClusterRecord, "nodes" | "otherNodes">;

/** Creates the boxes for a request's path from the node's port to an app's pods. The app's plan determines the boxes. */
export function appChain(plan: PicturedPlan, cluster: NodesOfCluster): AppChain {
  if ("pods" in plan && plan.exposure === "hostPort") return { entry: bindingPodsBox(plan), onNode: true };
  const behind =
    "pods" in plan
      ? { service: serviceBox(plan), pods: podsBox(plan, podsPlace(plan, cluster)) }
      : { service: backendBox(plan), pods: podsOfBackendBox(plan) };
  const controller = controllerOf(plan);
  if (controller !== undefined) {
    const chosenBy = plan.route.flatMap((hop) => ("path" in hop ? [`${hop.host}${hop.path}`] : [])).join();
    return { entry: controller, onNode: true, behind: { ...behind, chosenBy } };
  }
  if (plan.exposure === "loadBalancer") return { entry: loadBalancerBox(plan.port), onNode: false, behind };
  return { entry: kubeProxyBox(plan.port), onNode: true, behind };
}

/** Returns the node to which one of the app's exposures pins the app's pods. Returns `undefined` if no exposure pins them. */
export function nodeOfPods({ route }: PicturedPlan): string | undefined {
  const last = route.at(-1);
  return last?.kind === "pod" ? last.node : undefined;
}

/** Creates the box for the Ingress controller that forwards requests to an app. Returns `undefined` if the app has no controller. */
function controllerOf({ ingress, httpRoute, port }: PicturedPlan): Box | undefined {
  const controller = ingress?.controller ?? httpRoute?.gateway.controller;
  if (controller !== undefined) return controllerBox(controller);
  return ingress && ownControllerBox(ingress.ingressClassName, port);
}

/** Returns a text that describes the nodes on which a Service's pods can run. */
function podsPlace(plan: ExposurePlan, { nodes, otherNodes = false }: NodesOfCluster): string {
  const { tolerations } = plan.pods.placement;
  const pinnedNode = nodeOfPods(plan);
  if (pinnedNode !== undefined) {
    const binding = plan.pods.ports.some(({ hostPort }) => hostPort !== undefined);
    return binding ? `pinned to ${pinnedNode}, with a hostPort` : `pinned to ${pinnedNode}`;
  }
  if (otherNodes) return "on any untainted node";
  const open = nodes.filter(({ taints }) => accepts(taints, tolerations));
  if (open.length === nodes.length) return nodes.length === 1 ? "on the only node" : "on any node";
  const sort = open.every(({ taints }) => taints.length === 0) ? "untainted nodes" : "nodes that accept them";
  return open.length === 1 ? `on ${open[0]?.name ?? ""}` : `on any of ${open.length} ${sort}`;
}
