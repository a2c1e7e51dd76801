import type { Finding } from "../../../findings/finding";
import type { Route } from "../../../model/route";
import { checkHttpPort } from "../../../placement/check-port";
import { planClaim, planCommon, podHop, type CommonPlan } from "../common-plan";
import type { PlannedExposure } from "../resolved-exposure";
import { ingressUrl } from "../url";
import { planHttpRule } from "./plan-http-rule";

/** Plans the common part of `ingress` and `gateway`: the URL, and the claim on host and path. */
export function planHttp(planned: PlannedExposure, findings: Finding[]) {
  const { app, port, node, exposure } = planned;
  findings.push(...checkHttpPort(exposure, port));
  const rule = planHttpRule(app, port, findings);
  const binds = { node: node.name, port: port.containerPort, protocol: port.protocol };
  const plan = {
    ...planCommon(planned),
    url: ingressUrl(rule, port),
    claim: { ...planClaim(planned), http: rule, binds },
  };
  return { plan, rule };
}

/**
 * The last hops of a route: the Service and its pods. For an existing Service, Berth does not know the pod selector, so the route omits the
 * pods.
 */
export function toPods(planned: PlannedExposure, { namespace, backend }: CommonPlan): Route {
  return [
    { kind: "service", namespace, ...backend },
    ...(planned.app.service === undefined ? [podHop(planned)] : []),
  ];
}
