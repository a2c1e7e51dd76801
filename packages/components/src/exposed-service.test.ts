import { ExposedApp } from "./exposed-app";
import { added, demoCluster, web, type ServiceArgs } from "./testing/apps-on-demo";
import { inputsOf, inventory, registered } from "./testing/mocked-program";

const grafana: ServiceArgs = {
  service: { name: "grafana", port: 3000 },
  namespace: "monitoring",
  port: "http",
  labels: { team: "ops" },
};

it.each([{ preview: true }, { preview: false }])(
  "a Service that is there already gets an Ingress and nothing else of its own: %j",
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

it("brings the port's controller along, and shares it", async () => {
  const resources = await added({ dashboards: grafana, web });
  const controllers = inventory(resources).filter((each) => each.includes(":IngressController "));
  expect(controllers).toEqual(["berth:index:IngressController demo-ingress-http"]);
});

it("has its Ingress adjusted as any app has", async () => {
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

it("has no Deployment and no Service to hand out", async () => {
  await registered(() => {
    const app = new ExposedApp("dashboards", { cluster: demoCluster(), ...grafana });
    expect(app).toMatchObject({ deployment: undefined, service: undefined, exposure: "ingress" });
    expect(app.route.at(-1)).toMatchObject({ kind: "service", name: "grafana" });
  });
});

it("refuses exposures that would need its pods placed, and hosts that an app has", async () => {
  await expect(added({ dashboards: { ...grafana, port: "dns" } })).rejects.toThrow("[SERVICE_NOT_EXPOSABLE]");
  await expect(added({ web, dashboards: { ...grafana, host: "web.localhost" } })).rejects.toThrow(
    /app `dashboards` asks for .*, and app `web` holds .* \[CLAIM_TAKEN\]/,
  );
});
