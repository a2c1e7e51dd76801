import { record } from "../../test/fixtures/demo-app";
import { refusedCodes as codes } from "../../test/fixtures/refusals";
import type { NamedServiceArgs } from "./arguments/app-args";
import { planExposure } from "./plan-app";
import { planServiceExposure } from "./plan-service";

const grafana: NamedServiceArgs = {
  name: "dashboards",
  namespace: "monitoring",
  port: "http",
  service: { name: "grafana", port: 3000 },
};

function plan(args: object = {}, on = record) {
  return planServiceExposure({ ...grafana, ...args }, on, []);
}

it("plans a route under its own name that ends at the Service, because Berth does not know its pods", () => {
  const planned = plan();
  expect(planned).toMatchObject({
    name: "dashboards",
    namespace: "monitoring",
    exposure: "ingress",
    url: "http://dashboards.localhost:8080/",
    backend: { name: "grafana", port: 3000 },
    ingress: { host: "dashboards.localhost", path: "/" },
    claim: { owner: "dashboards", port: "http" },
  });
  expect(planned.route.slice(-2)).toMatchObject([
    { kind: "ingress", namespace: "monitoring", name: "dashboards" },
    { kind: "service", namespace: "monitoring", name: "grafana", port: 3000 },
  ]);
  for (const key of ["pods", "service", "selector"]) expect(planned).not.toHaveProperty(key);
});

it("also routes to the Service through Gateway API", () => {
  const { httpRoute, route } = plan({ exposure: "gateway" });
  expect(httpRoute?.spec.rules).toMatchObject([{ backendRefs: [{ name: "grafana", port: 3000 }] }]);
  expect(route.at(-1)).toMatchObject({ kind: "service", name: "grafana" });
});

it.each([{ port: 80 }, { port: 80, resource: { kind: "Service" } }])(
  "routes to the Service with its own name if the arguments contain no Service name: %j",
  (service) => {
    const planned = plan({ service });
    expect(planned.backend).toEqual({ name: "dashboards", port: 80 });
    expect(planned.route.at(-1)).toMatchObject({ kind: "service", name: "dashboards", port: 80 });
  },
);

it("does not check the nodes' taints, because it places no pods", () => {
  const taints = [{ key: "example.com/gpu", effect: "NoSchedule" as const }];
  const tainted = { ...record, nodes: record.nodes.map((node) => ({ ...node, taints })) };
  expect(codes(() => plan({}, tainted))).toEqual([]);
  const app = { name: "web", port: "http", containerPort: 80 };
  expect(codes(() => planExposure(app, tainted, []))).toEqual(["NODES_ALL_TAINTED exposure"]);
});

it("claims its host and path, so that no app can use them", () => {
  const app = { name: "web", port: "http", containerPort: 80, host: "dashboards.localhost" };
  expect(codes(() => planExposure(app, record, [plan().claim]))).toEqual(["CLAIM_TAKEN host"]);
});

it.each<[string, object, string[]]>([
  ["hostPort", { exposure: "hostPort" }, ["SERVICE_NOT_EXPOSABLE exposure"]],
  [
    "loadBalancer",
    { exposure: "loadBalancer" },
    ["SERVICE_NOT_EXPOSABLE exposure", "LOAD_BALANCER_MISSING exposure"],
  ],
  [
    "a NodePort of the Service that differs from the containerPort",
    { port: "node", nodePort: 31000 },
    ["NODE_PORT_DIFFERS nodePort"],
  ],
  ["a NodePort for an Ingress", { nodePort: 30080 }, ["ARGUMENT_UNUSED nodePort"]],
  ["a port that is not an HTTP port", { port: "db" }, ["SERVICE_NOT_EXPOSABLE exposure"]],
  ["replicas, which Berth does not control", { replicas: 2 }, ["ARGUMENT_UNKNOWN replicas"]],
  ["a missing Service port", { service: { name: "grafana" } }, ["ARGUMENT_TYPE service.port"]],
  ["port 0", { service: { name: "grafana", port: 0 } }, ["PORT_NUMBER_INVALID service.port"]],
  [
    "a Service name with a namespace",
    { service: { name: "monitoring/grafana", port: 80 } },
    ["SERVICE_NAME_INVALID service.name"],
  ],
  [
    "a Service name next to a resource, which has a name",
    { service: { name: "grafana", resource: {}, port: 80 } },
    ["SERVICE_NAME_INVALID service.name"],
  ],
])("rejects %s", (_, args, expected) => {
  expect(codes(() => plan(args))).toEqual(expected);
});

it("explains why an exposure is rejected", () => {
  expect(() => plan({ exposure: "hostPort" })).toThrow(
    "this exposure needs pods that bind a port on their node, but Berth does not change an existing Service or its pods. Use an HTTP port",
  );
});
