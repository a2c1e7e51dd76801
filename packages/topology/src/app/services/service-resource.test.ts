import { refusedCodes } from "../../../test/fixtures/refusals";
import { record } from "../../../test/fixtures/demo-app";
import { planServiceExposure } from "../plan-service";
import { nameOfService, routeToService } from "./service-resource";

const expected = { app: "dashboards", namespace: "monitoring", port: 80 };
const grafana = {
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "grafana-7f3a", namespace: "monitoring" },
  spec: { ports: [{ port: 80 }, { port: 9090 }] },
};

it("is the name that the resource says", () => {
  expect(nameOfService(grafana, expected)).toBe("grafana-7f3a");
});

it("takes a Service that says neither its namespace nor its ports for one of the namespace default with the port", () => {
  const { apiVersion, kind } = grafana;
  const said = { apiVersion, kind, metadata: { name: "grafana" } };
  expect(nameOfService(said, { ...expected, namespace: "default" })).toBe("grafana");
});

it.each<[string, unknown]>([
  ["a Deployment", { ...grafana, kind: "Deployment" }],
  ["no resource of Kubernetes", {}],
  ["nothing, as a chart says of what it does not have", undefined],
  ["text", "grafana"],
])("refuses %s", (_, found) => {
  expect(refusedCodes(() => nameOfService(found, expected))).toEqual([
    "SERVICE_RESOURCE_INVALID service.resource",
  ]);
});

it("refuses another namespace than the app's and a port that is not the Service's, both at once and by name", () => {
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

it("gives the route the Service's name, and leaves every other hop as it is", () => {
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
