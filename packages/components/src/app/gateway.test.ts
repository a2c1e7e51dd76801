import * as k8s from "@pulumi/kubernetes";
import type { MockResourceArgs } from "@pulumi/pulumi/runtime";
import { ExistingCluster } from "../existing-cluster/existing-cluster";
import { ExposedApp } from "./exposed-app";
import type { ImageAppArgs } from "./exposed-app-args";
import { IngressController } from "../ingress-controller/ingress-controller";
import { KindCluster } from "../cluster/kind-cluster";
import { errorOf, errorsOf, inputsOf, inventory, registered } from "../../test/fixtures/mocked-program";

const web: Omit<ImageAppArgs, "cluster"> = {
  image: "nginx:1.29",
  containerPort: 3000,
  port: "http",
  exposure: "gateway",
};

const resource = "kubernetes:gateway.networking.k8s.io/v1:";
const name = "berth-ingress-http";
const labels = { "app.kubernetes.io/name": name, "app.kubernetes.io/managed-by": "berth" };

function demoCluster(): KindCluster {
  return new KindCluster("demo", {
    portMappings: [
      { name: "http", hostPort: 8080, containerPort: 80 },
      { name: "admin", hostPort: 8081, containerPort: 8080 },
    ],
  });
}

/** A program that creates these apps. */
function programOf(apps: Record<string, object>): () => void {
  return () => {
    const cluster = demoCluster();
    for (const [app, args] of Object.entries(apps)) new ExposedApp(app, { cluster, ...web, ...args });
  };
}

function exposed(apps: Record<string, object>, preview = false): Promise<MockResourceArgs[]> {
  return registered(programOf(apps), { preview });
}

const definitions = (resources: readonly MockResourceArgs[]) =>
  inventory(resources.filter(({ type }) => type.endsWith(":CustomResourceDefinition")));

it.each([true, false])("creates all Gateway API resources and no Ingress (preview: %s)", async (preview) => {
  const resources = await exposed({ web: {} }, preview);
  expect(inventory(resources)).toEqual(
    expect.arrayContaining([
      "berth:index:GatewayApi demo-gateway-api",
      `${resource}Gateway demo-ingress-http`,
      `${resource}GatewayClass demo-ingress-http-class`,
      `${resource}HTTPRoute web`,
    ]),
  );
  expect(inventory(resources).filter((each) => each.includes(":Ingress "))).toEqual([]);
});

it("makes Pulumi wait for the conditions that the controller sets on each Gateway API object", async () => {
  const resources = await exposed({ web: { path: "/shop" } });
  expect(inputsOf(resources, `${resource}GatewayClass`, "demo-ingress-http-class")).toMatchObject({
    metadata: { name, labels, annotations: { "pulumi.com/waitFor": "condition=Accepted" } },
    spec: { controllerName: "traefik.io/gateway-controller" },
  });
  expect(inputsOf(resources, `${resource}Gateway`, "demo-ingress-http")).toMatchObject({
    metadata: { name, namespace: name, annotations: { "pulumi.com/waitFor": "condition=Programmed" } },
    spec: { gatewayClassName: name },
  });
  const route = inputsOf(resources, `${resource}HTTPRoute`, "web") as {
    metadata: { annotations: Record<string, string> };
  };
  expect(route).toMatchObject({
    metadata: { name: "web", namespace: "default" },
    spec: { parentRefs: [{ name }], hostnames: ["web.localhost"] },
  });
  expect(JSON.parse(route.metadata.annotations["pulumi.com/waitFor"] ?? "")).toEqual([
    'jsonpath={.status.parents[0].conditions[?match(@.type, "Accepted")].status}=True',
    'jsonpath={.status.parents[0].conditions[?match(@.type, "ResolvedRefs")].status}=True',
  ]);
});

it("makes the controller serve Gateways of its own class, and grants it the required permissions", async () => {
  const resources = await exposed({ web: {} });
  const deployment = inputsOf(resources, "kubernetes:apps/v1:Deployment", "demo-ingress-http") as {
    spec: { template: { spec: { containers: { args: string[] }[] } } };
  };
  expect(deployment.spec.template.spec.containers[0]?.args).toEqual(
    expect.arrayContaining([
      "--providers.kubernetesgateway=true",
      `--providers.kubernetesgateway.labelselector=app.kubernetes.io/name=${name}`,
    ]),
  );
  expect(
    inputsOf(resources, "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole", "demo-ingress-http"),
  ).toMatchObject({
    rules: expect.arrayContaining([
      expect.objectContaining({ resources: expect.arrayContaining(["httproutes/status"]) as unknown }),
    ]) as unknown,
  });
});

it("creates the CRDs of the standard channel once per cluster", async () => {
  const resources = await exposed({ web: {}, admin: { port: "admin" } });
  expect(definitions(resources)).toEqual(
    ["backendtlspolicies", "gatewayclasses", "gateways", "grpcroutes", "httproutes", "referencegrants"].map(
      (plural) => `kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition demo-gateway-api-${plural}`,
    ),
  );
  const gateways = inputsOf(
    resources,
    "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition",
    "demo-gateway-api-gateways",
  );
  expect(gateways).toMatchObject({
    metadata: {
      name: "gateways.gateway.networking.k8s.io",
      annotations: {
        "gateway.networking.k8s.io/bundle-version": "v1.4.0",
        "gateway.networking.k8s.io/channel": "standard",
        "pulumi.com/waitFor": "condition=Established",
      },
    },
  });
});

it("creates no CRDs on a cluster that already has them", async () => {
  const app = (gatewayApi: boolean) => () => {
    const cluster = new ExistingCluster("prod", {
      nodes: [{ name: "edge", matchLabels: { edge: "" }, count: 1 }],
      portMappings: [{ name: "http", address: "shop.example", hostPort: 80, node: "edge" }],
      gatewayApi,
    });
    new ExposedApp("web", { cluster, ...web, host: "shop.example" });
  };
  expect(definitions(await registered(app(false)))).toHaveLength(6);
  expect(definitions(await registered(app(true)))).toEqual([]);
});

it("creates no CRDs if another stack created them for the controller of another port", async () => {
  const platform = { ingressControllers: ["admin"], gateways: ["admin"] };
  const resources = await registered(() => {
    const { record } = demoCluster();
    const provider = new k8s.Provider("referenced");
    new ExposedApp("web", { cluster: { record: { ...record, ...platform }, provider }, ...web });
  });
  expect(inventory(resources)).toContain(`${resource}Gateway demo-ingress-http`);
  expect(definitions(resources)).toEqual([]);
});

describe("the single controller of a port", () => {
  it("serves Ingresses and HTTPRoutes if the app that needs Gateway API is created first", async () => {
    const resources = await exposed({ web: {}, other: { exposure: "ingress" } });
    const controllers = inventory(resources).filter((each) => each.includes(":IngressController "));
    expect(controllers).toEqual(["berth:index:IngressController demo-ingress-http"]);
  });

  it("rejects an app that needs Gateway API if the controller was created only for Ingresses", async () => {
    const program = programOf({ other: { exposure: "ingress" }, web: {} });
    expect(await errorsOf(program, { preview: true })).toEqual([
      errorOf("ExposedApp web", /app "web" .*`gateway: true`.*\[GATEWAY_NOT_SERVED\]/su),
    ]);
  });

  it("serves Gateway API with any order of apps if the program creates the controller with `gateway: true`", async () => {
    let served: unknown;
    await registered(() => {
      const cluster = demoCluster();
      new IngressController("own", { cluster, port: "http", gateway: true });
      new ExposedApp("other", { cluster, ...web, exposure: "ingress" });
      const app = new ExposedApp("web", { cluster, ...web });
      served = { gateways: cluster.record.gateways, gateway: app.ingressController?.gateway !== undefined };
    });
    expect(served).toEqual({ gateways: ["http"], gateway: true });
  });
});
