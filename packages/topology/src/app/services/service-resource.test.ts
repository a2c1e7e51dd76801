import { refusedCodes } from "../../../test/fixtures/refusals";
import { record } from "../../../test/fixtures/demo-app";
import { planServiceExposure } from "../plan-service";
import { nameOfService, routeToService } from "./service-resource";

const expected = { app: "dashboards", namespace: "monitoring", port: 80, nodePorts: [], cluster: record };
const grafana = {
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "grafana-7f3a", namespace: "monitoring" },
  spec: { ports: [{ port: 80 }, { port: 9090 }] },
};

it("returns the name from the resource's metadata", () => {
  expect(nameOfService(grafana, expected)).toBe("grafana-7f3a");
});

it("assumes the namespace default and the requested port if the Service specifies neither", () => {
  const { apiVersion, kind } = grafana;
  const said = { apiVersion, kind, metadata: { name: "grafana" } };
  expect(nameOfService(said, { ...expected, namespace: "default" })).toBe("grafana");
});

it.each<[string, unknown]>([
  ["a Deployment", { ...grafana, kind: "Deployment" }],
  ["an object that is not a Kubernetes resource", {}],
  ["undefined, which a chart returns for a missing resource", undefined],
  ["a string", "grafana"],
])("rejects %s", (_, found) => {
  expect(refusedCodes(() => nameOfService(found, expected))).toEqual([
    "SERVICE_RESOURCE_INVALID service.resource",
  ]);
});

it("rejects a wrong namespace and a wrong port, and reports both at once with the Service's name", () => {
  const asked = () => nameOfService(grafana, { ...expected, namespace: "default", port: 3000 });
  expect(refusedCodes(asked)).toEqual([
    "SERVICE_RESOURCE_INVALID namespace",
    "SERVICE_RESOURCE_INVALID service.port",
  ]);
  expect(asked).toThrow(
    "Service `grafana-7f3a` is in namespace `monitoring`, but the objects that route to a Service must be in its namespace",
  );
  expect(asked).toThrow("Service `grafana-7f3a` does not have this port; its ports are 80, 9090.");
});

it("sets the Service name in the route and does not change the other hops", () => {
  const { route } = planServiceExposure(
    { name: "dashboards", namespace: "monitoring", port: "http", service: { resource: {}, port: 80 } },
    record,
    [],
  );
  const known = routeToService(route, "grafana-7f3a");
  expect(known.at(-1)).toEqual({
    kind: "service",
    namespace: "monitoring",
    name: "grafana-7f3a",
    port: 80,
  });
  expect(known.slice(0, -1)).toEqual(route.slice(0, -1));
});
