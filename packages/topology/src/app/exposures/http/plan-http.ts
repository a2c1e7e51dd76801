import type { Finding } from "../../../findings/finding";
import { describeGateway, describeOwnGateway } from "../../../ingress-controller/gateway-plan";
import {
  checkGatewayServed,
  describeIngressController,
  gatewayOfOtherStack,
} from "../../../ingress-controller/plan-ingress-controller";
import { wildcardPriority } from "../../../ingress-controller/traefik";
import { checkHttpPort } from "../../arguments/check-exposure";
import type { ExposurePlan, HTTPRouteSpec } from "../../app-plan";
import { planHttpRule, type HttpRule } from "./http-rule";
import { hopOf, planIngressServer } from "../ingress/own-controller";
import type { Route } from "../../../model/route";
import {
  entry,
  planClaim,
  planCommon,
  podHop,
  type CommonPlan,
  type PlannedExposure,
} from "../resolved-exposure";
import { planTls } from "./tls";
import { ingressUrl } from "../url";

/** By Ingress: the controller binds the node's port; the app's pods run anywhere. */
export function planIngress(planned: PlannedExposure, findings: Finding[]): ExposurePlan {
  const { plan, rule } = planHttp(planned, findings);
  const { namespace, objectName: name } = plan;
  const { ingressClassName, hop, controller } = planIngressServer(planned, findings);
  const tls = planTls(planned, rule, findings);
  const own = controller === undefined ? { ingressClassName } : {};
  return {
    ...plan,
    claim: { ...plan.claim, ...own },
    ingress: {
      ...annotations(rule),
      ingressClassName,
      ...rule,
      pathType: "Prefix",
      ...(tls === undefined ? {} : { tls }),
      ...(controller === undefined ? {} : { controller }),
    },
    route: [
      ...entry(planned),
      hop,
      { kind: "ingress", namespace, name, ingressClassName, ...rule },
      ...toPods(planned, plan),
    ],
  };
}

/** By Gateway API: as by Ingress, but an HTTPRoute tells the controller where requests go. */
export function planGateway(planned: PlannedExposure, findings: Finding[]): ExposurePlan {
  const { plan, rule } = planHttp(planned, findings);
  const { port, cluster } = planned;
  const controller = describeIngressController(planned, cluster.record);
  findings.push(...checkNoWildcard(rule));
  findings.push(...checkGatewayServed(port, gatewayOfOtherStack(port, cluster.record)));
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
      hopOf(controller),
      { kind: "gateway", ...parent, gatewayClassName, listener: listener.name },
      { kind: "httpRoute", namespace: plan.namespace, name: plan.objectName, ...rule },
      ...toPods(planned, plan),
    ],
  };
}

/** What both have in common: a claim on host and path. */
function planHttp(planned: PlannedExposure, findings: Finding[]) {
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

function annotations({ host, path }: HttpRule): { annotations?: Record<string, string> } {
  return host.startsWith("*.") ? { annotations: wildcardPriority(path) } : {};
}

/** Of a Service that is there already, only who made it knows the pods. */
function toPods(planned: PlannedExposure, { namespace, backend }: CommonPlan): Route {
  return [
    { kind: "service", namespace, ...backend },
    ...(planned.app.service === undefined ? [podHop(planned)] : []),
  ];
}

/** @see https://github.com/traefik/traefik/issues/9681 */
function checkNoWildcard({ host }: HttpRule): Finding[] {
  if (!host.startsWith("*.")) return [];
  return [
    {
      code: "HOST_INVALID",
      path: "host",
      value: host,
      rule: "with the exposure `gateway` Traefik ranks the longer path before the exact host, so a wildcard would take requests from other apps",
      remedy: "Name the host in full, or use the exposure `ingress`.",
    },
  ];
}
