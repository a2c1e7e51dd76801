import type { ExposurePlan } from "../exposure/exposure-plan";
import { hostEndpoint, portLabel, type PortRecord } from "../record/port-record";
import type { AppChain } from "./app-chain";
import { nodePort } from "./boxes";
import type { Way } from "./picture";

/** The way to an app, in words. */
export function wayOf(plan: ExposurePlan, { binder, behind }: AppChain): Way {
  const pods = behind?.pods ?? binder;
  const place = behind === undefined ? `on ${plan.port.node}` : behind.pods.details.join(", ");
  return {
    ...entry(plan.port),
    boundBy: behind === undefined ? "the app's pods" : `${binder.caption} ${binder.title}`,
    app: `${pods.title} (${plan.url})`,
    pods: `${pods.caption} ${place}`,
    pinned:
      binder.pinned === true ? whyPinned(plan.port, behind === undefined ? "the app" : "the controller") : "",
  };
}

/** The way of a port of which no app is known. */
export function openWay(port: PortRecord, appsKnown: boolean): Way {
  return {
    ...entry(port),
    boundBy: appsKnown ? "nobody: no app claims the port" : "not known",
    app: "",
    pods: "",
    pinned: appsKnown ? "" : whyPinned(port, "what binds the port"),
  };
}

/** A way as a sentence, for readers who do not see the picture. */
export function sentence(way: Way): string {
  const node = `Host port ${way.hostPort} (${way.port}) leads to ${way.node}`;
  if (way.app === "") return `${node}, bound by: ${way.boundBy}.`;
  const pinned = way.pinned === "" ? "" : ` Pinned: ${way.pinned}.`;
  return `${node}, bound by ${way.boundBy}, and on to ${way.app}: ${way.pods}.${pinned}`;
}

function entry(port: PortRecord): Pick<Way, "hostPort" | "port" | "node"> {
  return {
    hostPort: hostEndpoint(port),
    port: port.name,
    node: `${port.node}, port ${nodePort(port)}`,
  };
}

function whyPinned(port: PortRecord, what: string): string {
  return `${what}, to ${port.node} by its label ${portLabel(port.name)}, since it binds the node's port`;
}
