import { edgeContainerName, edgeContainerPort } from "../../model/edge-container";
import type { Claim } from "../../model/claim";
import { containerName } from "../../model/node-names";
import type { NodeRecord } from "../../model/node-record";
import type { EdgeHop, NodeIdentity, PodHop, Route } from "../../model/route";
import type { ExposurePlan } from "../app-plan";
import { containerPort, servicePort } from "../pods/container-ports";
import { selectorOf, type PlannedExposure, type ResolvedExposure } from "./resolved-exposure";

/** The parts of a plan that are the same for every exposure. */
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

/** Plans what does not depend on the exposure. */
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
      // A resource says its Service's name later; until then the app's own stands for it.
      name: app.service === undefined ? service.name : (app.service.name ?? name),
      port: servicePort(planned),
    },
  };
}

/** What every exposure claims of its port: the whole of it, unless the planner adds what part. */
export function planClaim({ app: { name: owner }, objectName, port, exposure }: ResolvedExposure): Claim {
  return { owner, ...(objectName === owner ? {} : { objectName }), port: port.name, exposure };
}

/** The first hops of a route: from the host to the node that carries the port. */
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

/** By what a node is found: its container, or in Kubernetes alone where Berth did not make the cluster. */
function identityOf({ name, nodeNames, matchLabels }: NodeRecord, cluster: string): NodeIdentity {
  if (nodeNames !== undefined) return { nodeNames };
  return matchLabels === undefined ? { container: containerName(cluster, name) } : { matchLabels };
}

/** The last hop of a route. */
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
