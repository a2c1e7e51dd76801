import type { Finding } from "../errors/finding";
import { describeGateway, describeOwnGateway } from "../ingress-controller/gateway-plan";
import {
  checkGatewayServed,
  describeIngressController,
  gatewayOfOtherStack,
} from "../ingress-controller/plan-ingress-controller";
import { wildcardPriority } from "../ingress-controller/traefik";
import { checkHttpPort } from "./check-exposure";
import type { ExposurePlan, HTTPRouteSpec } from "./exposure-plan";
import { planHttpRule, type HttpRule } from "./http-rule";
import { hopOf, planIngressServer } from "./own-controller";
import type { Route } from "./route";
import { entry, planClaim, planCommon, podHop, type CommonPlan, type PlacedApp } from "./settled-app";
import { planTls } from "./tls";
import { ingressUrl } from "./url";

/** By Ingress: the controller binds the node's port; the app's pods run anywhere. */
export function planIngress(placed: PlacedApp, findings: Finding[]): ExposurePlan {
  const { plan, rule } = planHttp(placed, findings);
  const { namespace, objectName: name } = plan;
  const { ingressClassName, hop, controller } = planIngressServer(placed, findings);
  const tls = planTls(placed, rule, findings);
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
      ...entry(placed),
      hop,
      { kind: "ingress", namespace, name, ingressClassName, ...rule },
      ...toPods(placed, plan),
    ],
  };
}

/** By Gateway API: as by Ingress, but an HTTPRoute tells the controller where requests go. */
export function planGateway(placed: PlacedApp, findings: Finding[]): ExposurePlan {
  const { plan, rule } = planHttp(placed, findings);
  const { port, cluster } = placed;
  const controller = describeIngressController(placed, cluster.record);
  findings.push(...checkNoWildcard(rule));
  findings.push(...checkGatewayServed(port, gatewayOfOtherStack(port, cluster.record)));
  const tls = planTls(placed, rule, findings);
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
      ...entry(placed),
      hopOf(controller),
      { kind: "gateway", ...parent, gatewayClassName, listener: listener.name },
      { kind: "httpRoute", namespace: plan.namespace, name: plan.objectName, ...rule },
      ...toPods(placed, plan),
    ],
  };
}

/** What both have in common: a claim on host and path. */
function planHttp(placed: PlacedApp, findings: Finding[]) {
  const { app, port, node, exposure } = placed;
  findings.push(...checkHttpPort(exposure, port));
  const rule = planHttpRule(app, port, findings);
  const binds = { node: node.name, port: port.containerPort, protocol: port.protocol };
  const plan = {
    ...planCommon(placed),
    url: ingressUrl(rule, port),
    claim: { ...planClaim(placed), http: rule, binds },
  };
  return { plan, rule };
}

function annotations({ host, path }: HttpRule): { annotations?: Record<string, string> } {
  return host.startsWith("*.") ? { annotations: wildcardPriority(path) } : {};
}

/** Of a Service that is there already, only who made it knows the pods. */
function toPods(placed: PlacedApp, { namespace, backend }: CommonPlan): Route {
  return [
    { kind: "service", namespace, ...backend },
    ...(placed.app.service === undefined ? [podHop(placed)] : []),
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
