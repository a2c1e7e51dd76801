import {
  containerName,
  hostEndpoint,
  NodeRole,
  type ClusterPlan,
  type Finding,
  type NodePlan,
} from "@berth/topology";
import type { Container, PublishedPort } from "../engine/container";

/** The port of the API server on a control plane, which kind publishes of its own accord. */
const apiServerPort = 6443;

/**
 * Compares what the nodes' containers publish with the plan: address, host port, containerPort and protocol, node by node.
 *
 * @returns a finding for each node that publishes anything but what is planned
 */
export function comparePorts(plan: ClusterPlan, containers: readonly Container[]): Finding[] {
  return plan.nodes.flatMap((node) => {
    const name = containerName(plan.name, node.name);
    const ofNode = plan.ports.filter((port) => port.node === node.name && port.publish !== "edge");
    const planned = ofNode.map(shown);
    const published = containers.find((container) => container.name === name)?.published ?? [];
    const found = published
      .filter((port) => planned.includes(shown(port)) || !isApiServer(node, port))
      .map(shown);
    return sameAs(planned, found) ? [] : [differ(name, planned, found)];
  });
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

function differ(container: string, planned: readonly string[], found: readonly string[]): Finding {
  return {
    code: "PORTS_DIFFER",
    path: `what container \`${container}\` publishes`,
    value: found.join(", "),
    rule: `the plan says ${planned.length === 0 ? "nothing" : planned.join(", ")}`,
    remedy:
      "Somebody made the cluster anew under the same name: delete it with `kind delete cluster`, and replace it by `pulumi up --replace` with the URN of its Command.",
  };
}
