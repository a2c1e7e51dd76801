import type { Claim } from "../../model/claim";
import { entryHops } from "../../model/entry-hops";
import type { PodHop, Route } from "../../model/route";
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
      // The name of a Service resource becomes known later. Until then, use the app's name as a placeholder.
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
export function entry(resolved: ResolvedExposure): Route {
  return entryHops(resolved, resolved.cluster.record.name);
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
