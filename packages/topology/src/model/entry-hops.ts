import type { CarriedPort } from "./carried-port";
import { edgeContainerName, edgeContainerPort } from "./edge-container";
import { containerName } from "./node-names";
import type { NodeRecord } from "./node-record";
import type { EdgeHop, NodeIdentity, Route } from "./route";

/** The first hops in a route: the hops from the host to the node that carries the port. */
export function entryHops({ port, node }: CarriedPort, cluster: string): Route {
  const { listenAddress, hostPort, containerPort, protocol } = port;
  const edge: EdgeHop = {
    kind: "edge",
    container: edgeContainerName(cluster, port.name),
    containerPort: edgeContainerPort,
    protocol,
  };
  return [
    { kind: "hostPort", listenAddress, hostPort, protocol },
    ...(port.publish === "edge" ? [edge] : []),
    { kind: "node", node: node.name, ...identityOf(node, cluster), containerPort, protocol },
  ];
}

/**
 * Identifies a node. On a kind cluster that Berth created, the container identifies the node. On any other cluster, Kubernetes node names
 * or labels identify the node.
 */
function identityOf({ name, nodeNames, matchLabels }: NodeRecord, cluster: string): NodeIdentity {
  if (nodeNames !== undefined) return { nodeNames };
  return matchLabels === undefined ? { container: containerName(cluster, name) } : { matchLabels };
}
