import { chooseExposure, Exposure, nodePortRange, portLabel, type PortRecord } from "@kind-berth/topology";
import { kubeProxyBox, nodePort } from "./boxes";
import { claimsOfPort } from "./claims-of-port";
import type { Box, PictureInput, Way } from "./picture";
import { beginning } from "./way";

/** The known facts about a port without a planned app. */
interface OpenPort {
  /** Whether kube-proxy serves the port on every node, unless the port's app chooses another exposure. */
  readonly isNodePort: boolean;
  /** The apps that use the port according to the cluster record. */
  readonly apps: readonly string[];
}

function openPort(cluster: PictureInput["cluster"], port: PortRecord): OpenPort {
  const { exposure } = chooseExposure(undefined, port, nodePortRange(cluster));
  return { isNodePort: exposure === Exposure.NodePort, apps: claimsOfPort(cluster, port) };
}

/**
 * Creates the box for a node's port for which the picture's input contains no app. kube-proxy serves a NodePort, so the box represents
 * kube-proxy. A listener for any other port must run on the port's node.
 */
export function openBox(
  { cluster, exposures }: Pick<PictureInput, "cluster" | "exposures">,
  port: PortRecord,
): Box {
  const { isNodePort, apps } = openPort(cluster, port);
  const isUnused = apps.length === 0 && exposures !== undefined;
  if (isNodePort && !isUnused) {
    const box = kubeProxyBox(port);
    return { ...box, details: [...box.details, ...apps] };
  }
  return {
    id: `open ${port.name}`,
    kind: "open",
    caption: "Port on the node",
    title: nodePort(port),
    details: isUnused
      ? ["no app uses it"]
      : ["its listener must run here", `label ${portLabel(port.name)}`, ...apps],
  };
}

/** Describes, as text, the path from a host port for which the picture's input contains no app. */
export function openWay({ cluster, exposures }: PictureInput, port: PortRecord): Way {
  const { isNodePort, apps } = openPort(cluster, port);
  const isUnused = apps.length === 0 && exposures !== undefined;
  return {
    ...beginning(port),
    ...boundBy(port, isNodePort, isUnused),
    app: apps.join(", "),
    pods: apps.length === 0 ? "" : "The record does not contain the pods",
  };
}

function boundBy(port: PortRecord, isNodePort: boolean, isUnused: boolean): Pick<Way, "boundBy" | "pinned"> {
  if (isUnused) return { boundBy: "nothing, because no app uses the port", pinned: "" };
  if (isNodePort)
    return { boundBy: `kube-proxy NodePort ${nodePort(port)}, on every node`, pinned: "nothing" };
  return {
    boundBy: "unknown",
    pinned: `the listener to ${port.node} by label ${portLabel(port.name)}, because it binds the node's port`,
  };
}
