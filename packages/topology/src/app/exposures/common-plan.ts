import { edgeContainerName, edgeContainerPort } from "../../model/edge-container";
import type { Claim } from "../../model/claim";
import { containerName } from "../../model/node-names";
import type { NodeRecord } from "../../model/node-record";
import type { EdgeHop, NodeIdentity, PodHop, Route } from "../../model/route";
import type { ExposurePlan } from "../app-plan";
import { containerPort, servicePort } from "../pods/container-ports";
import { selectorOf, type PlannedExposure, type ResolvedExposure } from "./resolved-exposure";

/** The plan fields that all exposures have. */
export type CommonPlan = Pick<
  ExposurePlan,
  | "name"
  | "objectName"
  | "namespace"
  | "exposure"
  | "reason"
  | "port"
  | "selector"
  | "pods"
  | "service"
  | "backend"
>;

/** Plans the fields that do not depend on the exposure. */
export function planCommon(planned: PlannedExposure): CommonPlan {
  const { app, objectName, port, exposure, reason, pods, service } = planned;
  const { name, namespace = "default" } = app;
  return {
    name,
    objectName,
    namespace,
    exposure,
    reason,
    port,
    selector: selectorOf(app),
    pods,
    service,
    backend: {
      // The name of a Service resource becomes known later. Until then, the app's name is used as a placeholder.
      name: app.service === undefined ? service.name : (app.service.name ?? name),
      port: servicePort(planned),
    },
  };
}

/** Claims the whole port. For `ingress` and `gateway`, the exposure's own planner then limits the claim to a host and path. */
export function planClaim({ app: { name: owner }, objectName, port, exposure }: ResolvedExposure): Claim {
  return { owner, ...(objectName === owner ? {} : { objectName }), port: port.name, exposure };
}

/** The first hops in a route: the hops from the host to the node that carries the port. */
export function entry({ port, node, cluster: { record } }: ResolvedExposure): Route {
  const { listenAddress, hostPort, containerPort, protocol } = port;
  const edge: EdgeHop = {
    kind: "edge",
    container: edgeContainerName(record.name, port.name),
    containerPort: edgeContainerPort,
    protocol,
  };
  return [
    { kind: "hostPort", listenAddress, hostPort, protocol },
    ...(port.publish === "edge" ? [edge] : []),
    { kind: "node", node: node.name, ...identityOf(node, record.name), containerPort, protocol },
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

/** The last hop in a route. */
export function podHop(planned: PlannedExposure): PodHop {
  const { app, pinnedNode } = planned;
  return {
    kind: "pod",
    namespace: app.namespace ?? "default",
    selector: selectorOf(app),
    ...containerPort(planned),
    ...(pinnedNode === undefined ? {} : { node: pinnedNode }),
  };
}
