import type { Finding } from "../../findings/finding";
import { PortProtocol } from "../../model/port-record";
import { containerPort } from "./container-ports";
import { Exposure } from "../../model/exposure";
import type { ContainerPort, PodsPlan } from "../app-plan";
import { carrierAnnotations, joinedPlacement, pinnedTo } from "../../placement/placement";
import { recommended } from "../../placement/usable-exposures";
import { defaultReplicas, isPinned, shutDownGracefully, spread } from "./pod-defaults";
import {
  selectorOf,
  type PlannedExposure,
  type ResolvedExposure,
  type ResolvedExposures,
} from "../exposures/resolved-exposure";
import { prefixPaths } from "../arguments/several-exposures";
import { unpinnedPlacement } from "./unpinned-placement";

/**
 * Plans an app's pods, which all the app's exposures share. The exposure with the strictest requirements determines the nodes and the
 * update strategy.
 */
export function planPods(resolved: ResolvedExposures, findings: Finding[]): PodsPlan {
  const [first] = resolved;
  const { app } = first;
  const pins = resolved.filter(({ app: one, exposure }) => isPinned(one, exposure));
  const binding = resolved.find(({ exposure }) => exposure === Exposure.HostPort);
  const replicas =
    app.replicas ??
    binding?.node.count ??
    Math.min(...resolved.map(({ exposure }) => defaultReplicas(exposure)));
  const isRecreated = binding !== undefined || app.strategy === "Recreate";
  const ports = containerPorts(resolved);
  const probed = ports.find(({ protocol }) => protocol === PortProtocol.TCP);
  findings.push(...checkOneNode(pins), ...checkBoundOnce(resolved));
  return {
    replicas,
    strategy: isRecreated
      ? { type: "Recreate" }
      : { type: "RollingUpdate", rollingUpdate: { maxSurge: "25%", maxUnavailable: "25%" } },
    ...(replicas > 1 && pins.length === 0 ? { topologySpreadConstraints: spread(selectorOf(app)) } : {}),
    ...(isRecreated ? {} : shutDownGracefully(app)),
    ...(pins.length === 0
      ? { placement: unpinnedPlacement(first, findings) }
      : {
          placement: joinedPlacement(pins.map(pinnedTo)),
          annotations: Object.assign({}, ...pins.map(carrierAnnotations)) as Record<string, string>,
        }),
    ports,
    // A pod is ready when it listens. The default probe period of 10 s would needlessly delay each `pulumi up`.
    ...(probed === undefined
      ? {}
      : { readinessProbe: { tcpSocket: { port: probed.containerPort }, periodSeconds: 1 } }),
  };
}

/** Returns the node on which all of an app's pods must run. If the pods can run on any node, the returned object is empty. */
export function nodeOfPods(resolved: ResolvedExposures): Pick<PlannedExposure, "pinnedNode"> {
  const pin = resolved.find(({ app, exposure }) => isPinned(app, exposure));
  return pin === undefined ? {} : { pinnedNode: pin.node.name };
}

/**
 * Returns the container ports, without duplicates. Kubernetes identifies a container port by its number and protocol. If an exposure binds
 * a port on the node, the container port includes this `hostPort`.
 */
function containerPorts(resolved: ResolvedExposures): PodsPlan["ports"] {
  const ports = new Map<string, ContainerPort>();
  for (const port of resolved.map(containerPort)) {
    ports.set(keyOf(port), { ...ports.get(keyOf(port)), ...port });
  }
  const [first = containerPort(resolved[0]), ...others] = ports.values();
  return [first, ...others];
}

function keyOf({ containerPort, protocol }: ContainerPort): string {
  return `${containerPort}/${protocol}`;
}

/** Checks that one node carries all ports that pin the pods, because each pod runs on only one node. */
function checkOneNode(pins: readonly ResolvedExposure[]): Finding[] {
  const [first, ...others] = pins;
  if (first === undefined) return [];
  return others
    .filter(({ node }) => node.name !== first.node.name)
    .flatMap((one) => {
      const { at, port, node, exposure } = one;
      return prefixPaths(
        [
          {
            code: "PORTS_ON_DIFFERENT_NODES",
            path: "port",
            value: port.name,
            rule: `this exposure needs the app's pods on node \`${node.name}\`, but the exposure for port \`${first.port.name}\` needs them on node \`${first.node.name}\``,
            remedy:
              exposure === Exposure.NodePort
                ? "Omit `externalTrafficPolicy`, or move both ports to one node."
                : `Move both ports to one node${withoutPin([one, first], ", use")}, or split the app into two apps.`,
          },
        ],
        at,
      );
    });
}

/** Recommends exposures whose pods do not bind a port on their node, for each port that supports such an exposure. */
function withoutPin(exposures: readonly ResolvedExposure[], before: string): string {
  return exposures
    .map((one) => ({
      port: one.port,
      text: recommended([Exposure.Ingress, Exposure.NodePort], one, one.cluster.record, before),
    }))
    .filter(({ text }) => text !== "")
    .map(({ port, text }) => `${text} for \`${port.name}\``)
    .join("");
}

/**
 * Checks that each container port is bound to at most one node port. The API server identifies a container port by its number and protocol.
 */
function checkBoundOnce(resolved: ResolvedExposures): Finding[] {
  const binding = resolved.filter(({ exposure }) => exposure === Exposure.HostPort);
  return binding.flatMap((one, index) => {
    const earlier = binding
      .slice(0, index)
      .find((other) => keyOf(containerPort(other)) === keyOf(containerPort(one)) && other.port !== one.port);
    if (earlier === undefined) return [];
    const bound: Finding = {
      code: "CONTAINER_PORT_BOUND_TWICE",
      path: "containerPort",
      value: one.app.containerPort,
      rule: `port \`${earlier.port.name}\` already uses this container port with hostPort ${earlier.port.containerPort}, but Kubernetes allows only one hostPort for each container port`,
      remedy: `Configure the container to listen on another port for \`${one.port.name}\`${withoutPin([one, earlier], ", or use")}.`,
    };
    return prefixPaths([bound], one.at);
  });
}
