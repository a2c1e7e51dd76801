import { hostEndpoints, portLabel, type PortRecord } from "@kind-berth/topology";
import { nodeOfPods, type AppChain } from "./app-chain";
import { nodePort } from "./boxes";
import type { PicturedPlan, Way } from "./picture";

/** Describes a request's path to an app as text. */
export function wayOf(plan: PicturedPlan, chain: AppChain): Way {
  const { entry, behind } = chain;
  const pods = behind?.pods ?? entry;
  const place = behind === undefined ? `on ${plan.port.node}` : behind.pods.details.join(", ");
  return {
    ...beginning(plan.port),
    boundBy: behind === undefined ? "the app's pods" : `${entry.caption} ${entry.title}`,
    app: `${pods.title} (${plan.url})`,
    pods: `${pods.caption} ${place}`,
    pinned: pinnedOf(plan, chain),
  };
}

/** Describes a path in a short text, for users who cannot see the picture. */
export function sentence(way: Way): string {
  const node = `Host port ${way.hostPort} (${way.port}) forwards to ${way.node}. Bound by: ${way.boundBy}.`;
  if (way.app === "") return node;
  const pinned = way.pinned === "nothing" ? "" : ` Pinned: ${way.pinned}.`;
  return `${node} App: ${way.app}. ${way.pods}.${pinned}`;
}

/** Describes the host port and the node at the beginning of a path. */
export function beginning(port: PortRecord): Pick<Way, "hostPort" | "port" | "node"> {
  return {
    hostPort: hostEndpoints(port).join(" and "),
    port: port.name,
    node: `${port.node}, port ${nodePort(port)}${port.publish === "edge" ? ", through an edge container" : ""}`,
  };
}

function pinnedOf(plan: PicturedPlan, { entry, behind }: AppChain): string {
  const { port } = plan;
  if (entry.pinned === true) return whyPinned(port, behind === undefined ? "the app" : "the controller");
  const node = nodeOfPods(plan);
  if (node === undefined) return "nothing";
  if (!("service" in plan) || plan.service.externalTrafficPolicy !== "Local")
    return `the app to ${node}, because of another exposure`;
  return `the app to ${port.node} by label ${portLabel(port.name)}, because the node forwards only to its own pods`;
}

function whyPinned(port: PortRecord, what: string): string {
  return `${what} to ${port.node} by label ${portLabel(port.name)}, because it binds the node's port`;
}
