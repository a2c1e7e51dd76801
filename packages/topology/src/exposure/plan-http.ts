import { PortProtocol } from "../record/port-record";
import type { Finding } from "../errors/finding";
import { describeGateway } from "../ingress-controller/gateway-plan";
import {
  checkGatewayServed,
  describeIngressController,
  gatewayOfOtherStack,
} from "../ingress-controller/plan-ingress-controller";
import { serversScheme, wildcardPriority } from "../ingress-controller/traefik";
import { h2c, spokenBy } from "./app-protocol";
import { checkHttpPort } from "./check-exposure";
import type { ExposurePlan, HTTPRouteSpec, ServicePlan } from "./exposure-plan";
import { planHttpRule, type HttpRule } from "./http-rule";
import { hopOf, planIngressServer } from "./own-controller";
import type { Route } from "./route";
import {
  anyStrategy,
  entry,
  planCommon,
  planUnpinned,
  podHop,
  serviceName,
  type CommonPlan,
  type SettledApp,
} from "./settled-app";
import { planTls } from "./tls";
import { ingressUrl } from "./url";

/** By Ingress: the controller binds the node's port; the app's pods run anywhere. */
export function planIngress(settled: SettledApp, findings: Finding[]): ExposurePlan {
  const { plan, rule, service } = planHttp(settled, findings);
  const { namespace, name } = plan;
  const { ingressClassName, hop, controller } = planIngressServer(settled, findings);
  const tls = planTls(settled.app, settled.port, findings);
  const own = controller === undefined ? { ingressClassName } : {};
  return {
    ...plan,
    claim: { ...plan.claim, ...own },
    ...(settled.app.appProtocol === h2c ? { serviceAnnotations: serversScheme("h2c") } : {}),
    ingress: {
      ...annotations(rule),
      ingressClassName,
      ...rule,
      pathType: "Prefix",
      ...(tls === undefined ? {} : { tls }),
      ...(controller === undefined ? {} : { controller }),
    },
    route: [
      ...entry(settled),
      hop,
      { kind: "ingress", namespace, name, ingressClassName, ...rule },
      ...toPods(settled, plan, service),
    ],
  };
}

/** By Gateway API: as by Ingress, but an HTTPRoute tells the controller where requests go. */
export function planGateway(settled: SettledApp, findings: Finding[]): ExposurePlan {
  const { plan, rule, service } = planHttp(settled, findings);
  const { port, cluster } = settled;
  const controller = describeIngressController(settled, cluster.record);
  findings.push(...checkNoWildcard(rule));
  findings.push(...checkGatewayServed(port, gatewayOfOtherStack(port, cluster.record)));
  const gateway = describeGateway(controller);
  const [listener] = gateway.spec.listeners;
  const parent = { namespace: gateway.namespace, name: gateway.name };
  const { gatewayClassName } = gateway.spec;
  const spec: HTTPRouteSpec = {
    parentRefs: [{ ...parent, sectionName: listener.name }],
    hostnames: [rule.host],
    rules: [
      {
        matches: [{ path: { type: "PathPrefix", value: rule.path } }],
        backendRefs: [{ name: serviceName(settled), port: service.ports[0].port }],
      },
    ],
  };
  return {
    ...plan,
    httpRoute: { spec, gateway },
    route: [
      ...entry(settled),
      hopOf(controller),
      { kind: "gateway", ...parent, gatewayClassName, listener: listener.name },
      { kind: "httpRoute", namespace: plan.namespace, name: plan.name, ...rule },
      ...toPods(settled, plan, service),
    ],
  };
}

/** What both have in common: a Service within the cluster, a claim on host and path. */
function planHttp(settled: SettledApp, findings: Finding[]) {
  const { app, port, node, exposure } = settled;
  findings.push(...checkHttpPort(exposure, port));
  const rule = planHttpRule(app, port, findings);
  const { containerPort } = app;
  const service: ServicePlan = {
    type: "ClusterIP",
    ports: [{ port: containerPort, targetPort: containerPort, protocol: PortProtocol.TCP, ...spokenBy(app) }],
  };
  const common = planCommon(settled, PortProtocol.TCP);
  const placement = planUnpinned(settled, findings);
  const binds = { node: node.name, port: port.containerPort, protocol: port.protocol };
  const plan = {
    ...common,
    pods: { ...common.pods, strategy: anyStrategy(app), placement },
    service,
    url: ingressUrl(rule, port),
    claim: { owner: app.name, port: port.name, exposure, http: rule, binds },
  };
  return { plan, rule, service };
}

function annotations({ host, path }: HttpRule): { annotations?: Record<string, string> } {
  return host.startsWith("*.") ? { annotations: wildcardPriority(path) } : {};
}

/** Of a Service that is there already, only who made it knows the pods. */
function toPods(settled: SettledApp, plan: CommonPlan, { ports: [{ port }] }: ServicePlan): Route {
  const { namespace } = plan;
  return [
    { kind: "service", namespace, name: serviceName(settled), port },
    ...(settled.app.service === undefined ? [podHop(plan)] : []),
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
