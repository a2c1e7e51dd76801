import { containerName } from "../../model/node-names";
import { edgeContainerName, edgeContainerPort } from "../../model/edge-container";
import type { NodeRecord } from "../../model/node-record";
import type { App } from "../arguments/app-shape";
import type { Claim } from "../../model/claim";
import type { ClusterIndex } from "../../placement/cluster-index";
import type { ChosenExposure } from "../../model/exposure";
import { containerPort, servicePort } from "../pods/container-ports";
import type { ExposurePlan, PodsPlan, ServicePlan } from "../app-plan";
import type { CarriedPort } from "../../placement/find-port";
import type { EdgeHop, PodHop, Route, NodeIdentity } from "../../model/route";

/** A way to an app whose port and exposure are settled. */
export interface ResolvedExposure extends CarriedPort, ChosenExposure {
  readonly app: App;
  /** What the paths of the exposure's arguments begin with. */
  readonly at: string;
  /** The name of what belongs to this exposure alone. */
  readonly objectName: string;
  readonly cluster: ClusterIndex;
}

/** The same with what all ways to the app share: what the planner of each exposure starts from. */
export interface PlannedExposure extends ResolvedExposure {
  /** The node that the pods must run on; left out where any will do. */
  readonly pinnedNode?: string;
  readonly pods: PodsPlan;
  readonly service: ServicePlan;
}

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

/** The labels by which the Deployment and the Services of an app know its pods. */
export function selectorOf({ name }: App): Record<string, string> {
  return { "app.kubernetes.io/name": name, "app.kubernetes.io/managed-by": "berth" };
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
