import type { Finding } from "../../../findings/finding";
import type { Route } from "../../../model/route";
import { checkHttpPort } from "../../../placement/check-port";
import { planClaim, planCommon, podHop, type CommonPlan } from "../common-plan";
import type { PlannedExposure } from "../resolved-exposure";
import { ingressUrl } from "../url";
import { planHttpRule } from "./plan-http-rule";

/** Plans the parts that `ingress` and `gateway` have in common: the URL, and the claim for a host and path. */
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
 * The last hops in a route: the Service and its pods. Berth does not know the pod selector of an existing Service, so routes to existing
 * Services omit the pods.
 */
export function toPods(planned: PlannedExposure, { namespace, backend }: CommonPlan): Route {
  return [
    { kind: "service", namespace, ...backend },
    ...(planned.app.service === undefined ? [podHop(planned)] : []),
  ];
}
