import {
  apps,
  balanced,
  controllerArgs,
  everyNodeTainted,
  onApiServer,
  pairs,
  record,
  servedBy,
  serviceResources,
  services,
  several,
  twoCarriers,
  withLoadBalancer,
} from "../../src/examples/app-examples";
import type { ClusterRecord } from "../../src/model/cluster-record";
import type { RemediesOf } from "./remedy";

/** An app on the cluster of the examples. */
function app(changes: object, cluster: ClusterRecord = record) {
  return apps(changes, {}, cluster).fires;
}
/** An app with several exposures. */
function exposures(...list: object[]) {
  return several(list, []).fires;
}
/** Two apps. */
function pair(...list: object[]) {
  return pairs(list, []).fires;
}
function service(changes: object) {
  return services(changes, {}).fires;
}
function withPort(name: string, containerPort: number): ClusterRecord {
  const [first] = record.ports;
  if (first === undefined) throw new Error("the example cluster has no ports");
  return { ...record, ports: [...record.ports, { ...first, name, containerPort, hostPort: 8999 }] };
}

const one = { name: "one", host: "a.localhost" };
const two = { name: "two", host: "a.localhost" };
const db = { port: "db", containerPort: 5432 };

/** The remedies of the rules about apps and Ingress controllers. */
export const appRemedies: RemediesOf = {
  ARGUMENT_UNUSED: {
    "Remove `path`": app({ port: "db" }),
    "use the `ingress`": app({ port: "db", path: "/api", exposure: "ingress" }),
    "or `gateway` exposure": app({ port: "db", path: "/api", exposure: "gateway" }),
  },
  APP_NAME_INVALID: { "Use lower-case letters, digits and `-`": app({ name: "web-9" }) },
  NAMESPACE_INVALID: { "Correct the name": app({ namespace: "shop" }), "omit `namespace`": app({}) },
  PORT_UNKNOWN: {
    "Use one of the cluster's ports": app({ port: "http" }),
    "add a port mapping to the cluster": app({ port: "http-2" }, withPort("http-2", 8080)),
  },
  PORT_NOT_CARRIED: "the user knows which node carries the port",
  EXPOSURE_INVALID: { "Use one of these values": app({ exposure: "ingress" }), "omit `exposure`": app({}) },
  EXPOSURE_NEEDS_TCP: {
    "Use the `hostPort` exposure": app({ port: "dns", exposure: "hostPort" }),
    "or a TCP port mapping": app({ exposure: "ingress" }),
  },
  GATEWAY_NOT_SERVED: {
    "change this app to the `ingress` exposure": app(
      { exposure: "ingress" },
      { ...record, ingressControllers: ["http"] },
    ),
    "set `gateway: true` on the controller and create it before any app": servedBy(["http"], []).fires,
  },
  TLS_NEEDS_HTTPS_PORT: {
    "with the name `https`": app({ port: "https", tls: "self-signed" }),
    "with a name that starts with `https-`": app(
      { port: "https-2", tls: "self-signed" },
      withPort("https-2", 80),
    ),
    "remove `tls`": app({}),
  },
  TLS_INVALID: {
    'Use `"self-signed"`': app({ port: "https", tls: "self-signed" }),
    "`{ secretName }` with the name of a Secret": app({ port: "https", tls: { secretName: "web" } }),
  },
  HOST_INVALID: { "Use a name such as `web.localhost`": app({ host: "web.localhost" }) },
  HOST_MISSING: { "Set `host` to a name": app({ port: "lan", host: "web.example" }) },
  PATH_INVALID: { "such as `/`": app({ path: "/" }), "or `/api`": app({ path: "/api" }) },
  APP_PROTOCOL_INVALID: {
    "such as `http`": app({ port: "db", appProtocol: "http" }),
    "or `kubernetes.io/h2c`": app({ port: "db", appProtocol: "kubernetes.io/h2c" }),
  },
  APP_PROTOCOL_NOT_SERVED: {
    "Use one of these protocols": app({ appProtocol: "kubernetes.io/ws" }),
    "the `hostPort` exposure": app({ appProtocol: "redis", exposure: "hostPort" }),
  },
  REPLICAS_INVALID: { "Correct the number": app({ replicas: 1 }), "omit `replicas`": app({}) },
  REPLICAS_EXCEED_NODES: {
    "Reduce `replicas` to 1": app({ port: "db", replicas: 1 }),
    "use the `ingress` exposure": app({ port: "db", replicas: 2, exposure: "ingress" }),
  },
  EXPOSURES_EMPTY: {
    "Add an exposure with a `port`": exposures(db),
    "omit `exposures` and set `port`": app({ port: "db" }),
  },
  PORTS_ON_DIFFERENT_NODES: {
    "Move both ports to one node": exposures(db, { port: "http", containerPort: 8080, exposure: "hostPort" }),
    "use the `ingress` exposure for `admin`": exposures(db, {
      port: "admin",
      containerPort: 8080,
      exposure: "ingress",
    }),
    "use the `ingress` exposure for `db`": exposures(
      { ...db, exposure: "ingress" },
      { port: "admin", containerPort: 8080, exposure: "hostPort" },
    ),
    "split the app into two apps": pair({ name: "one", ...db }, { name: "two", port: "admin" }),
  },
  CONTAINER_PORT_BOUND_TWICE: {
    "Configure the container to listen on another port for `http`": exposures(
      { port: "db", containerPort: 8080 },
      { port: "http", containerPort: 8081, exposure: "hostPort" },
    ),
    "use the `ingress` exposure for `http`": exposures(
      { port: "db", containerPort: 8080 },
      { port: "http", containerPort: 8080, exposure: "ingress" },
    ),
    "use the `ingress` exposure for `db`": exposures(
      { port: "db", containerPort: 8080, exposure: "ingress" },
      { port: "http", containerPort: 8080, exposure: "hostPort" },
    ),
  },
  CLAIM_TAKEN: {
    "Use another host": pair(one, { ...two, host: "b.localhost" }),
    ", path": pair(one, { ...two, path: "/api" }),
    "or port for `two`": pair(one, { ...two, port: "admin" }),
  },
  HOST_EXPOSED_TWICE: {
    "Use the `ingress` exposure for `two` as well": pair(one, { ...two, exposure: "ingress", path: "/api" }),
    "use another host": pair(one, { ...two, exposure: "gateway", path: "/api", host: "b.localhost" }),
  },
  NODE_PORT_TAKEN: "the port mappings of the cluster change, not the app",
  NODE_PORT_OUT_OF_RANGE: {
    "Use a containerPort from 30000 to 32767": app({ port: "node", exposure: "nodePort" }),
    "omit `exposure`": app({}),
  },
  NODE_PORT_DIFFERS: {
    "Omit `nodePort`": app({ port: "node" }),
    "set it to the containerPort": app({ port: "node", nodePort: 30090 }),
  },
  TRAFFIC_POLICY_INVALID: {
    "Use one of these values": app({ port: "node", externalTrafficPolicy: "Local" }),
    "omit `externalTrafficPolicy`": app({ port: "node" }),
  },
  LOCAL_POLICY_UNPINNED: {
    "Omit `externalTrafficPolicy`": app({ exposure: "loadBalancer" }, withLoadBalancer),
  },
  LOCAL_POLICY_UNCHECKED: {
    "set the Service's policy to `Cluster`": service({ port: "node-2", externalTrafficPolicy: "Cluster" }),
  },
  STRATEGY_INVALID: {
    "Use one of these values": app({ strategy: "Recreate" }),
    "omit `strategy`": app({}),
  },
  ROLLOUT_NEEDS_PORT_TWICE: {
    "Omit `strategy`": app({ port: "db" }),
    "set it to `Recreate`": app({ port: "db", strategy: "Recreate" }),
  },
  SERVICE_NAME_INVALID: {
    "set the argument `namespace` to the Service's namespace": service({
      service: { name: "grafana", port: 80 },
      namespace: "monitoring",
    }),
  },
  SERVICE_RESOURCE_INVALID: {
    'Set `namespace: "shop"`': serviceResources({}, {}).fires,
  },
  SERVICE_NOT_EXPOSABLE: {
    "Use an HTTP port with the `ingress`": service({ port: "http", exposure: "ingress" }),
    "or `gateway` exposure": service({ port: "http", exposure: "gateway" }),
    "omit `service`": app({ port: "db" }),
  },
  POD_PLACEMENT_DECIDED: { "Remove this setting": app({ port: "db", podSpec: {} }) },
  METADATA_RESERVED: {
    "Remove the key": app({ labels: {} }),
    "use a different key": app({ labels: { "example.com/name": "shop" } }),
  },
  LOAD_BALANCER_MISSING: {
    "Use the `ingress`": app({ exposure: "ingress" }),
    "`gateway`": app({ exposure: "gateway" }),
    "or `hostPort` exposure": app({ exposure: "hostPort" }),
    "use a cluster that has a load balancer": app({ exposure: "loadBalancer" }, withLoadBalancer),
  },
  NODES_WITHOUT_POD: { "Omit `replicas`": app({ port: "db" }, twoCarriers) },
  PORT_OF_LOAD_BALANCER: {
    "Omit `exposure`": app({ port: "lb" }, balanced),
    "use a port that a node carries": app({ exposure: "hostPort" }, balanced),
  },
  PORT_OF_KUBERNETES: { "Use another port for the app": app({ port: "http" }, onApiServer) },
  PORT_NOT_BALANCED: {
    "Use a load balancer port": app({ port: "lb", exposure: "loadBalancer" }, balanced),
    "omit `exposure`": app({}, balanced),
  },
  INGRESS_CONTROLLER_ARG_SETTLED: { "Remove the flag": controllerArgs("--accesslog=true", "").fires },
  INGRESS_CONTROLLER_TAKEN: {
    "Remove this controller. Apps with the `ingress` exposure use Berth's controller": app(
      {},
      { ...record, ingressControllers: ["http"] },
    ),
  },
  INGRESS_CONTROLLER_ON_OTHER_NODE: {
    "Move the port mapping to the controller's node": app({
      port: "admin",
      ingressController: { ingressClassName: "nginx", node: "control-plane" },
    }),
    "or the controller to `worker`": app({
      ingressController: { ingressClassName: "nginx", node: "worker" },
    }),
    "If you omit `ingressController`": app({}),
  },
  INGRESS_CLASS_INVALID: "the user knows the IngressClass",
  NODES_ALL_TAINTED: {
    "Add a toleration to `podSpec.tolerations`": app(
      { port: "node", podSpec: { tolerations: [{ key: "example.com/gpu", operator: "Exists" }] } },
      everyNodeTainted,
    ),
    "remove the taints from a node": app({ port: "node" }),
    "use the `hostPort` exposure": app({ port: "node", exposure: "hostPort" }, everyNodeTainted),
  },
  APP_NAME_TAKEN: { "Use a unique name": pair({ port: "db" }, { name: "web-2", port: "dns" }) },
  PORT_UNCLAIMED: {
    "Expose an app through the port": pair({ port: "admin" }),
    "remove its port mapping": pair(),
  },
};
