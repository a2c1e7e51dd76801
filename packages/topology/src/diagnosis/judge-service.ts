import type { Hop, NodeHop, Route } from "../model/route";
import { diagnosis, type Diagnosis } from "./diagnosis";
import type { ServiceFacts } from "./hop-facts";

/** Checks a Service and its endpoints. This function is pure. */
export function judgeService(facts: ServiceFacts, hop: Hop, route: Route): Diagnosis {
  const { ports, endpoints, readyEndpoints, unknownTargetPorts = [] } = facts;
  const port = hop.kind === "service" ? hop.port : undefined;
  const node = route.find((one) => one.kind === "node");
  if (port !== undefined && !ports.includes(port)) return diagnosis("SERVICE_PORT_MISSING", { port, ports });
  const otherNodePort = judgeNodePort(facts, hop, node);
  if (otherNodePort !== undefined) return otherNodePort;
  if (endpoints === 0) return diagnosis("SERVICE_WITHOUT_ENDPOINTS", {});
  if (unknownTargetPorts.length > 0)
    return diagnosis("SERVICE_TARGET_PORT_UNKNOWN", { targetPorts: unknownTargetPorts });
  if (readyEndpoints === 0) return diagnosis("ENDPOINTS_NOT_READY", { endpoints });
  return judgeLocalEndpoints(facts, hop, node) ?? diagnosis("SERVICE_READY", { endpoints, readyEndpoints });
}

/** Checks that the Service's port has the NodePort to which the host port forwards. */
function judgeNodePort(
  { nodePorts }: ServiceFacts,
  hop: Hop,
  node: NodeHop | undefined,
): Diagnosis | undefined {
  if (hop.kind !== "service" || hop.nodePort === undefined || nodePorts === undefined) return undefined;
  const { port, nodePort } = hop;
  const own = nodePorts.filter(
    (one) => one.port === port && (node === undefined || one.protocol === node.protocol),
  );
  if (own.some((one) => one.nodePort === nodePort)) return undefined;
  const numbers = own.map((one) => one.nodePort);
  return diagnosis("SERVICE_NODE_PORT_DIFFERS", { port, nodePort, nodePorts: numbers });
}

/**
 * Checks that the node that carries the port has a ready endpoint, if nodes forward only to their own endpoints. On a cluster that Berth
 * did not create, the node's Kubernetes name may be unknown.
 */
function judgeLocalEndpoints(
  { localNodes }: ServiceFacts,
  hop: Hop,
  node: NodeHop | undefined,
): Diagnosis | undefined {
  if (hop.kind !== "service" || hop.nodePort === undefined || localNodes === undefined) return undefined;
  const names = node?.container === undefined ? node?.nodeNames : [node.container];
  const missing = names?.find((name) => !localNodes.includes(name));
  return missing === undefined ? undefined : diagnosis("ENDPOINTS_NOT_ON_NODE", { portNode: missing });
}
