import { recordOf } from "../../cluster/cluster-plan";
import { planCluster } from "../../cluster/plan-cluster";
import type { appRules } from "../../errors/catalogue/app-rules";
import type { NamedAppArgs } from "../../exposure/app-args";
import { planApps } from "../../exposure/plan-apps";
import { planApp, planExposure } from "../../exposure/plan-app";
import { planServiceExposure } from "../../exposure/plan-service-exposure";
import { nameOfService } from "../../exposure/service-resource";
import { planIngressController } from "../../ingress-controller/plan-ingress-controller";
import type { ClusterRecord } from "../../record/cluster-record";
import { findingsOf, type ExamplesOf, type RuleExample } from "./rule-example";

const record = recordOf(
  planCluster({
    name: "demo",
    nodes: [{ role: "control-plane" }, { role: "worker" }],
    portMappings: [
      { name: "http", hostPort: 8080, containerPort: 80 },
      { name: "admin", hostPort: 8081, containerPort: 80, node: "control-plane" },
      { name: "https", hostPort: 8443, containerPort: 443 },
      { name: "db", hostPort: 5432, containerPort: 5432 },
      { name: "dns", hostPort: 5353, containerPort: 53, protocol: "UDP" },
      { name: "lan", hostPort: 8082, containerPort: 8080, listenAddress: "192.168.1.5" },
      { name: "node", hostPort: 9090, containerPort: 30090 },
      { name: "node-2", hostPort: 9091, containerPort: 30090, node: "control-plane" },
    ],
  }),
);
const withLoadBalancer: ClusterRecord = { ...record, loadBalancer: true };
const balanced: ClusterRecord = {
  ...withLoadBalancer,
  ports: [
    ...record.ports,
    {
      name: "lb",
      node: "load-balancer",
      listenAddress: "203.0.113.20",
      hostPort: 443,
      containerPort: 443,
      protocol: "TCP",
      loadBalancer: true,
    },
  ],
};
const twoCarriers: ClusterRecord = { ...record, nodes: record.nodes.map((node) => ({ ...node, count: 2 })) };
const everyNodeTainted: ClusterRecord = {
  ...record,
  nodes: record.nodes.map((node) => ({
    ...node,
    taints: [{ key: "example.com/gpu", effect: "NoSchedule" }],
  })),
};

function app(changes: object): NamedAppArgs {
  return { name: "web", port: "http", containerPort: 8080, ...changes };
}

/** Examples by one app each, on a cluster with ports of all sorts. */
export function apps(fires: object, nearMiss: object, cluster = record): RuleExample {
  const findings = (changes: object) => () =>
    findingsOf((warn) => planExposure(app(changes), cluster, [], warn));
  return { fires: findings(fires), nearMiss: findings(nearMiss) };
}

/** Examples by one Service each that is there already, on the same cluster. */
function services(fires: object, nearMiss: object): RuleExample {
  const service = { name: "web", port: "http", service: { name: "web", port: 80 } };
  const findings = (changes: object) => () =>
    findingsOf((warn) => planServiceExposure({ ...service, ...changes }, record, [], warn));
  return { fires: findings(fires), nearMiss: findings(nearMiss) };
}

/** Examples by what the resource of a Service says when it is known. */
function serviceResources(fires: object, nearMiss: object): RuleExample {
  const service = { kind: "Service", metadata: { name: "web" }, spec: { ports: [{ port: 80 }] } };
  const expected = { app: "web", namespace: "default", port: 80 };
  const findings = (changes: object) => () =>
    findingsOf(() => nameOfService({ ...service, ...changes }, expected));
  return { fires: findings(fires), nearMiss: findings(nearMiss) };
}

/** Examples by one app each that is reached in several ways, on the same cluster. */
function several(fires: readonly object[], nearMiss: readonly object[]): RuleExample {
  const findings = (exposures: readonly object[]) => () =>
    findingsOf((warn) => planApp({ name: "web", exposures } as unknown as NamedAppArgs, record, [], warn));
  return { fires: findings(fires), nearMiss: findings(nearMiss) };
}

/** Examples by two apps each, on a cluster that has no ports but those that they ask for. */
function pairs(fires: readonly object[], nearMiss: readonly object[]): RuleExample {
  const findings = (pair: readonly object[]) => () => {
    const given = pair.map(app);
    const ports = record.ports.filter(({ name }) => given.some((one) => one.port === name));
    return findingsOf((warn) => planApps({ ...record, ports }, given, warn));
  };
  return { fires: findings(fires), nearMiss: findings(nearMiss) };
}

/** Examples by an Ingress controller of port `http`, on a cluster where some ports have one already. */
function controllers(fires: readonly string[], nearMiss: readonly string[]): RuleExample {
  const findings = (ingressControllers: readonly string[]) => () =>
    findingsOf(() => planIngressController({ port: "http" }, { ...record, ingressControllers }));
  return { fires: findings(fires), nearMiss: findings(nearMiss) };
}

/** Examples by more flags for an Ingress controller. */
function controllerArgs(fires: string, nearMiss: string): RuleExample {
  const findings = (arg: string) => () =>
    findingsOf((warn) => planIngressController({ port: "http", args: [arg] }, record, warn));
  return { fires: findings(fires), nearMiss: findings(nearMiss) };
}

/** Examples by an app with the exposure `gateway` on a port that has a controller, by the ports whose one serves Gateway API. */
function servedBy(fires: readonly string[], nearMiss: readonly string[]): RuleExample {
  const examples = (gateways: readonly string[]) =>
    apps({ exposure: "gateway" }, {}, { ...record, ingressControllers: ["http"], gateways }).fires;
  return { fires: examples(fires), nearMiss: examples(nearMiss) };
}

const one = { name: "one", host: "a.localhost" };
const two = { name: "two", host: "a.localhost" };

/** Examples for the rules about apps. */
export const appExamples: ExamplesOf<typeof appRules> = {
  APP_NAME_INVALID: apps({ name: "9web" }, { name: "w".repeat(63) }),
  NAMESPACE_INVALID: apps({ namespace: "Shop" }, { namespace: "9-shop" }),
  PORT_UNKNOWN: apps({ port: "HTTP" }, { port: "http" }),
  PORT_NOT_CARRIED: {
    fires: apps({}, {}, { ...record, nodes: record.nodes.filter(({ name }) => name !== "worker") }).fires,
    nearMiss: apps({}, {}).nearMiss,
  },
  EXPOSURE_INVALID: apps({ exposure: "Ingress" }, { exposure: "ingress" }),
  EXPOSURE_NEEDS_TCP: apps({ port: "dns", exposure: "ingress" }, { port: "dns" }),
  GATEWAY_NOT_SERVED: servedBy([], ["http"]),
  TLS_NEEDS_HTTPS_PORT: apps({ tls: "self-signed" }, { port: "https", tls: "self-signed" }),
  TLS_INVALID: apps(
    { port: "https", tls: { secretName: "Web" } },
    { port: "https", tls: { secretName: "web.example" } },
  ),
  HOST_INVALID: apps({ host: "web.localhost:8080" }, { host: "*.localhost" }),
  HOST_MISSING: apps({ port: "lan" }, { port: "lan", host: "web.example" }),
  PATH_INVALID: apps({ path: "/api?x" }, { path: "/api" }),
  APP_PROTOCOL_INVALID: apps(
    { port: "db", appProtocol: "kubernetes.io/" },
    { port: "db", appProtocol: "kubernetes.io/h2c" },
  ),
  APP_PROTOCOL_NOT_SERVED: apps({ appProtocol: "redis" }, { port: "db", appProtocol: "redis" }),
  REPLICAS_INVALID: apps({ replicas: -1 }, { replicas: 0 }),
  REPLICAS_EXCEED_NODES: apps({ port: "db", replicas: 2 }, { port: "db", replicas: 1 }),
  EXPOSURES_EMPTY: several([], [{ port: "db", containerPort: 5432 }]),
  PORTS_ON_DIFFERENT_NODES: several(
    [
      { port: "db", containerPort: 5432 },
      { port: "admin", containerPort: 8080, exposure: "hostPort" },
    ],
    [
      { port: "db", containerPort: 5432 },
      { port: "admin", containerPort: 8080, exposure: "ingress" },
    ],
  ),
  CONTAINER_PORT_BOUND_TWICE: several(
    [
      { port: "db", containerPort: 8080 },
      { port: "http", containerPort: 8080, exposure: "hostPort" },
    ],
    [
      { port: "dns", containerPort: 8080 },
      { port: "http", containerPort: 8080, exposure: "hostPort" },
    ],
  ),
  CLAIM_TAKEN: pairs([one, two], [one, { ...two, path: "/api" }]),
  HOST_EXPOSED_TWICE: pairs(
    [one, { ...two, exposure: "gateway", path: "/api" }],
    [one, { ...two, exposure: "gateway", host: "b.localhost" }],
  ),
  NODE_PORT_TAKEN: pairs(
    [
      { name: "one", port: "node" },
      { name: "two", port: "node-2" },
    ],
    [{ name: "one", port: "node" }, { name: "two" }],
  ),
  NODE_PORT_OUT_OF_RANGE: apps({ exposure: "nodePort" }, { exposure: "nodePort", port: "node" }),
  NODE_PORT_DIFFERS: apps({ port: "node", nodePort: 30080 }, { port: "node", nodePort: 30090 }),
  TRAFFIC_POLICY_INVALID: apps(
    { port: "node", externalTrafficPolicy: "local" },
    { port: "node", externalTrafficPolicy: "Local" },
  ),
  LOCAL_POLICY_UNPINNED: apps(
    { exposure: "loadBalancer", externalTrafficPolicy: "Local" },
    { exposure: "loadBalancer", externalTrafficPolicy: "Cluster" },
    withLoadBalancer,
  ),
  STRATEGY_INVALID: apps({ strategy: "Rolling" }, { strategy: "RollingUpdate" }),
  ROLLOUT_NEEDS_PORT_TWICE: apps(
    { port: "db", strategy: "RollingUpdate" },
    { port: "db", strategy: "Recreate" },
  ),
  SERVICE_NAME_INVALID: services(
    { service: { name: "monitoring/grafana", port: 80 } },
    { service: { name: "grafana", port: 80 }, namespace: "monitoring" },
  ),
  SERVICE_RESOURCE_INVALID: serviceResources({ metadata: { name: "web", namespace: "shop" } }, {}),
  SERVICE_NOT_EXPOSABLE: services({ port: "db" }, { port: "http" }),
  POD_PLACEMENT_DECIDED: apps(
    { port: "db", podSpec: { nodeSelector: { disk: "ssd" } } },
    { podSpec: { nodeSelector: { disk: "ssd" } } },
  ),
  METADATA_RESERVED: apps(
    { labels: { "app.kubernetes.io/name": "shop" } },
    { labels: { "app.kubernetes.io/part-of": "shop" } },
  ),
  LOAD_BALANCER_MISSING: {
    fires: apps({ exposure: "loadBalancer" }, {}).fires,
    nearMiss: apps({}, { exposure: "loadBalancer" }, withLoadBalancer).nearMiss,
  },
  NODES_WITHOUT_POD: apps({ port: "db", replicas: 1 }, { port: "db", replicas: 2 }, twoCarriers),
  PORT_OF_LOAD_BALANCER: apps({ port: "lb", exposure: "hostPort" }, { port: "lb" }, balanced),
  PORT_NOT_BALANCED: apps({ exposure: "loadBalancer" }, { port: "lb", exposure: "loadBalancer" }, balanced),
  INGRESS_CONTROLLER_ARG_SETTLED: controllerArgs("--API.dashboard=true", "--accesslog=true"),
  INGRESS_CONTROLLER_TAKEN: controllers(["http"], ["admin"]),
  INGRESS_CONTROLLER_ELSEWHERE: apps(
    { ingressController: { ingressClassName: "nginx", node: "control-plane" } },
    { ingressController: { ingressClassName: "nginx", node: "worker" } },
  ),
  INGRESS_CLASS_INVALID: apps(
    { ingressController: { ingressClassName: "Nginx", node: "worker" } },
    { ingressController: { ingressClassName: "nginx.example", node: "worker" } },
  ),
  NODES_ALL_TAINTED: apps({ port: "node" }, { port: "db" }, everyNodeTainted),
  APP_NAME_TAKEN: pairs([{ port: "db" }, { port: "dns" }], [{ port: "db" }, { name: "web-2", port: "dns" }]),
  PORT_UNCLAIMED: {
    fires: () => findingsOf((warn) => planApps({ ...record, ports: record.ports.slice(0, 1) }, [], warn)),
    nearMiss: () =>
      findingsOf((warn) =>
        planApps(
          { ...record, ports: record.ports.slice(0, 1) },
          [app({ port: record.ports[0]?.name })],
          warn,
        ),
      ),
  },
};
