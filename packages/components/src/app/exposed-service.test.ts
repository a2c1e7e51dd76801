import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { ExposedApp } from "./exposed-app";
import { added, demoCluster, refused, web, type ServiceArgs } from "../../test/fixtures/apps-on-demo";
import { errorOf, inputsOf, inventory, registered, valueOf } from "../../test/fixtures/mocked-program";

const grafana: ServiceArgs = {
  service: { name: "grafana", port: 3000 },
  namespace: "monitoring",
  port: "http",
  labels: { team: "ops" },
};

it.each([{ preview: true }, { preview: false }])(
  "creates an Ingress, but no Deployment and no Service, for an existing Service: %j",
  async (mode) => {
    const resources = await added({ dashboards: grafana }, mode);
    expect(inventory(resources).filter((each) => each.endsWith(" dashboards"))).toEqual([
      "berth:index:ExposedApp dashboards",
      "kubernetes:networking.k8s.io/v1:Ingress dashboards",
    ]);
    expect(inputsOf(resources, "kubernetes:networking.k8s.io/v1:Ingress", "dashboards")).toMatchObject({
      metadata: {
        name: "dashboards",
        namespace: "monitoring",
        labels: { team: "ops", "app.kubernetes.io/managed-by": "berth" },
      },
      spec: {
        rules: [
          {
            host: "dashboards.localhost",
            http: { paths: [{ backend: { service: { name: "grafana", port: { number: 3000 } } } }] },
          },
        ],
      },
    });
  },
);

it("creates the port's controller, and shares it with an app on the same port", async () => {
  const resources = await added({ dashboards: grafana, web });
  const controllers = inventory(resources).filter((each) => each.includes(":IngressController "));
  expect(controllers).toEqual(["berth:index:IngressController demo-ingress-http"]);
});

it("applies `transform` to the Ingress", async () => {
  const transform: ServiceArgs["transform"] = {
    ingress: ({ spec }) => {
      spec.tls = [{ secretName: "dashboards-tls" }];
    },
  };
  const resources = await added({ dashboards: { ...grafana, transform } });
  expect(inputsOf(resources, "kubernetes:networking.k8s.io/v1:Ingress", "dashboards")).toMatchObject({
    spec: { tls: [{ secretName: "dashboards-tls" }] },
  });
});

it("leaves `deployment` and `service` undefined, and ends the route at the existing Service", async () => {
  await registered(async () => {
    const app = new ExposedApp("dashboards", { cluster: demoCluster(), ...grafana });
    expect(app).toMatchObject({ deployment: undefined, service: undefined, exposure: "ingress" });
    expect((await valueOf(app.route)).at(-1)).toMatchObject({ kind: "service", name: "grafana" });
  });
});

it("rejects an exposure that requires pod placement, and a host that another app uses", async () => {
  expect(await refused({ dashboards: { ...grafana, port: "dns" } })).toEqual([
    errorOf("ExposedApp dashboards", /\[SERVICE_NOT_EXPOSABLE\]/),
  ]);
  const taken = /app `dashboards` needs .*, but app `web` already uses .* \[CLAIM_TAKEN\]/;
  expect(await refused({ web, dashboards: { ...grafana, host: "web.localhost" } })).toEqual([
    errorOf("ExposedApp dashboards", taken),
  ]);
});

describe("if the Service is specified as a Pulumi resource", () => {
  /** Exposes a Service resource from the same program. The Service name differs from the resource name. */
  const byResource = (args: Partial<ServiceArgs> = {}) =>
    registered(() => {
      const cluster = demoCluster();
      const resource = new k8s.core.v1.Service(
        "grafana",
        { metadata: { name: "grafana-7f3a", namespace: "monitoring" }, spec: { ports: [{ port: 3000 }] } },
        { provider: cluster.provider },
      );
      new ExposedApp("dashboards", { cluster, ...grafana, service: { resource, port: 3000 }, ...args });
    });

  it("creates an Ingress that routes to the resource's Service name", async () => {
    const resources = await byResource();
    expect(inputsOf(resources, "kubernetes:networking.k8s.io/v1:Ingress", "dashboards")).toMatchObject({
      spec: {
        rules: [
          { http: { paths: [{ backend: { service: { name: "grafana-7f3a", port: { number: 3000 } } } }] } },
        ],
      },
    });
  });

  it("creates an HTTPRoute that routes to the resource's Service name", async () => {
    const resources = await byResource({ exposure: "gateway" });
    const route = inputsOf(resources, "kubernetes:gateway.networking.k8s.io/v1:HTTPRoute", "dashboards");
    expect(route).toMatchObject({
      spec: { rules: [{ backendRefs: [{ name: "grafana-7f3a", port: 3000 }] }] },
    });
  });

  it("passes the Service name to the health check, and as the component's input instead of the resource", async () => {
    const resources = await byResource();
    expect(inputsOf(resources, "command:local:Command", "dashboards-verify")).toMatchObject({
      stdin: expect.stringContaining('"name":"grafana-7f3a"') as string,
    });
    expect(inputsOf(resources, "berth:index:ExposedApp", "dashboards")).toMatchObject({
      service: { name: "grafana-7f3a", port: 3000 },
    });
  });

  it("repeats the health check when the Service's spec changes, because a Service has no generation", async () => {
    const resources = await byResource();
    expect(inputsOf(resources, "command:local:Command", "dashboards-verify")).toMatchObject({
      triggers: expect.arrayContaining([["grafana-uid", { ports: [{ port: 3000 }] }]]) as unknown[],
    });
  });

  it("includes the Service name in the route", async () => {
    await registered(async () => {
      const cluster = demoCluster();
      const own = new ExposedApp("web", { cluster, ...web });
      if (own.service === undefined) throw new Error("the app has no Service");
      const again = new ExposedApp("again", {
        cluster,
        port: "http",
        service: { resource: own.service, port: 80 },
      });
      expect((await valueOf(again.route)).at(-1)).toEqual({
        kind: "service",
        namespace: "default",
        name: "web",
        port: 80,
      });
    });
  });

  it("plans the Ingress in a preview before the chart with the Service is rendered", async () => {
    const resources = await registered(
      () => {
        // The value from `getResource` before Pulumi renders the chart.
        const resource = pulumi.output(undefined) as unknown as pulumi.Output<k8s.core.v1.Service>;
        new ExposedApp("dashboards", { cluster: demoCluster(), ...grafana, service: { resource, port: 80 } });
      },
      { preview: true },
    );
    expect(inventory(resources)).toContain("kubernetes:networking.k8s.io/v1:Ingress dashboards");
  });
});
