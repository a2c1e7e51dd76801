import type { ExposurePlan } from "@kind-berth/topology";
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

/** What a request to an app meets from the node's port on. */
export interface AppChain {
  /** What takes requests in. */
  readonly entry: Box;
  /** Whether that is something on the node that carries the port. */
  readonly onNode: boolean;
  /** What lies behind it, where it is not the app's pods themselves. */
  readonly behind?: {
    readonly service: Box;
    /** By what this Service is chosen among others, such as `web.localhost/`. */
    readonly chosenBy?: string;
    readonly pods: Box;
  };
}

type NodesOfCluster = Pick<ClusterRecord, "nodes" | "otherNodes">;

/** Follows an app's plan from the node's port to its pods. */
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

/** The node that an app's pods must run on, by whichever of its exposures; `undefined` where any will do. */
export function nodeOfPods({ route }: PicturedPlan): string | undefined {
  const last = route.at(-1);
  return last?.kind === "pod" ? last.node : undefined;
}

/** The Ingress controller that an app is behind, Berth's or the user's own. */
function controllerOf({ ingress, httpRoute, port }: PicturedPlan): Box | undefined {
  const controller = ingress?.controller ?? httpRoute?.gateway.controller;
  if (controller !== undefined) return controllerBox(controller);
  return ingress && ownControllerBox(ingress.ingressClassName, port);
}

/** Where the pods behind a Service may run, in words. */
function podsPlace(plan: ExposurePlan, { nodes, otherNodes = false }: NodesOfCluster): string {
  const { tolerations } = plan.pods.placement;
  const pinnedNode = nodeOfPods(plan);
  if (pinnedNode !== undefined) {
    const binding = plan.pods.ports.some(({ hostPort }) => hostPort !== undefined);
    return binding ? `those that bind ports of ${pinnedNode}` : `pinned to ${pinnedNode}`;
  }
  if (otherNodes) return "on any untainted node";
  const open = nodes.filter(({ taints }) => taints.length === 0);
  if (tolerations.length > 0 || open.length === nodes.length) {
    return nodes.length === 1 ? "on the one node" : "on any node";
  }
  return open.length === 1 ? `on ${open[0]?.name ?? ""}` : `on any of ${open.length} untainted nodes`;
}
