import {
  containerName,
  hostEndpoint,
  NodeRole,
  portsByAddress,
  type ClusterPlan,
  type NodePlan,
  type SystemFinding,
} from "@kind-berth/topology";
import type { Container, PublishedPort } from "../engine/container";

/** The port on which the API server listens on a control plane. kind always publishes this port. */
const apiServerPort = 6443;

/** A node container whose published ports differ from the plan. */
export interface PortDifference {
  readonly container: string;
  /** The ports in the plan, such as `127.0.0.1:8080/TCP -> 80`. */
  readonly planned: readonly string[];
  readonly found: readonly string[];
}

/**
 * Compares each node container's published ports with the plan. For each port, compares every address, the host port, the containerPort and
 * the protocol.
 */
export function portDifferences(plan: ClusterPlan, containers: readonly Container[]): PortDifference[] {
  return plan.nodes.flatMap((node) => {
    const container = containerName(plan.name, node.name);
    const ofNode = plan.ports.filter((port) => port.node === node.name && port.publish !== "edge");
    const planned = ofNode.flatMap((port) => portsByAddress(port)).map(shown);
    const published = containers.find(({ name }) => name === container)?.published ?? [];
    const found = published
      .filter((port) => planned.includes(shown(port)) || !isApiServer(node, port))
      .map(shown);
    return sameAs(planned, found) ? [] : [{ container, planned, found }];
  });
}

/** Returns a finding for each node whose published ports differ from the plan. */
export function comparePorts(plan: ClusterPlan, containers: readonly Container[]): SystemFinding[] {
  return portDifferences(plan, containers).map(({ container, planned, found }) => ({
    code: "PORTS_DIFFER",
    object: `container "${container}"`,
    state: `publishes ${formatPorts(found)}, but the plan has ${formatPorts(planned)}`,
    reason: "another user or program recreated the cluster",
    remedy: `Delete the cluster with \`kind delete cluster --name ${plan.name}\`. Then run \`pulumi up\` again.`,
  }));
}

/** Formats ports for a message. */
export function formatPorts(ports: readonly string[]): string {
  return ports.length === 0 ? "no ports" : ports.join(", ");
}

function isApiServer(node: NodePlan, { containerPort, protocol }: PublishedPort): boolean {
  return node.role === NodeRole.ControlPlane && containerPort === apiServerPort && protocol === "TCP";
}

function shown(port: PublishedPort): string {
  return `${hostEndpoint(port)} -> ${port.containerPort}`;
}

function sameAs(planned: readonly string[], found: readonly string[]): boolean {
  return planned.length === found.length && planned.every((port) => found.includes(port));
}
