import type { Finding } from "../../../findings/finding";
import { describeGateway, describeOwnGateway } from "../../../ingress-controller/gateway-plan";
import { checkGatewayServed, controllerHop } from "../../../ingress-controller/plan-ingress-controller";
import type { HttpRule } from "../../../model/http-rule";
import type { ExposurePlan, HTTPRouteSpec } from "../../app-plan";
import { entry } from "../common-plan";
import { planController } from "../http/plan-controller";
import { planHttp, toPods } from "../http/plan-http";
import { planTls } from "../http/plan-tls";
import type { PlannedExposure } from "../resolved-exposure";

/** Plans the `gateway` exposure, which works like `ingress`, but uses an HTTPRoute to configure the routing. */
export function planGateway(planned: PlannedExposure, findings: Finding[]): ExposurePlan {
  const { plan, rule } = planHttp(planned, findings);
  const { port, held } = planned;
  const controller = planController(planned);
  findings.push(...checkNoWildcard(rule));
  findings.push(...checkGatewayServed(port, held.controllerOf(port.name)));
  const tls = planTls(planned, rule, findings);
  const gateway = tls === undefined ? describeGateway(controller) : describeOwnGateway(controller, plan, tls);
  const [listener] = gateway.spec.listeners;
  const parent = { namespace: gateway.namespace, name: gateway.name };
  const { gatewayClassName } = gateway.spec;
  const spec: HTTPRouteSpec = {
    parentRefs: [{ ...parent, sectionName: listener.name }],
    hostnames: [rule.host],
    rules: [
      {
        matches: [{ path: { type: "PathPrefix", value: rule.path } }],
        backendRefs: [plan.backend],
      },
    ],
  };
  return {
    ...plan,
    httpRoute: { spec, gateway, ...(tls === undefined ? {} : { tls }) },
    route: [
      ...entry(planned),
      controllerHop(controller),
      { kind: "gateway", ...parent, gatewayClassName, listener: listener.name },
      { kind: "httpRoute", namespace: plan.namespace, name: plan.objectName, ...rule },
      ...toPods(planned, plan),
    ],
  };
}

/** @see https://github.com/traefik/traefik/issues/9681 */
function checkNoWildcard({ host }: HttpRule): Finding[] {
  if (!host.startsWith("*.")) return [];
  return [
    {
      code: "HOST_INVALID",
      path: "host",
      value: host,
      rule: "with the `gateway` exposure, Traefik prefers a longer path to an exact host, so a wildcard host could receive requests for other apps",
      remedy: "Use the full host name, or the `ingress` exposure.",
    },
  ];
}
