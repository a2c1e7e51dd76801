import * as pulumi from "@pulumi/pulumi";
import { ExistingCluster } from "../existing-cluster/existing-cluster";
import { ExposedApp } from "../app/exposed-app";
import { IngressController } from "./ingress-controller";
import { demoCluster, web } from "../../test/fixtures/apps-on-demo";
import { registered } from "../../test/fixtures/mocked-program";
import { optionsOf, type MockedResource } from "../../test/fixtures/mocked-resource";

class Dependent extends pulumi.CustomResource {
  constructor(name: string, opts: pulumi.CustomResourceOptions) {
    super("test:index:Dependent", name, {}, opts);
  }
}

/** Runs a program with its own controller, which also serves Gateway API resources. */
function program(opts?: pulumi.ComponentResourceOptions): Promise<MockedResource[]> {
  return registered(
    () => new IngressController("own", { cluster: demoCluster(), port: "http", gateway: true }, opts),
  );
}

// Run the program once for all tests that only read its resources.
let own: MockedResource[];
beforeAll(async () => {
  own = await program();
});

const deployment = "kubernetes:apps/v1:Deployment own";
const check = "command:local:Command own-verify";
const rbac = "kubernetes:rbac.authorization.k8s.io/v1";
const gatewayApi = "kubernetes:gateway.networking.k8s.io/v1";

it("starts Traefik after its permissions and the objects that it reads, because Traefik would log errors", () => {
  const { dependencies } = optionsOf(own, "Deployment", "own");
  expect(dependencies).toEqual(
    expect.arrayContaining([
      `${rbac}:ClusterRoleBinding own`,
      "kubernetes:networking.k8s.io/v1:IngressClass own",
      "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition demo-gateway-api-gateways",
    ]),
  );
});

it("runs the health check after the Deployment, as a child of the controller", () => {
  expect(optionsOf(own, "Command", "own-verify")).toMatchObject({
    parent: "berth:index:IngressController own",
    dependencies: [deployment],
  });
});

it.each([
  ["GatewayClass", "own-class", []],
  ["Gateway", "own", [`${gatewayApi}:GatewayClass own-class`]],
])(
  "creates the %s after the Deployment and its health check, because Traefik sets its status",
  (type, name, more) => {
    const { dependencies } = optionsOf(own, `${gatewayApi}:${type}`, name);
    expect(dependencies).toEqual(expect.arrayContaining([deployment, check, ...more]));
  },
);

it("creates the GatewayClass after the Deployment without a health check", async () => {
  const resources = await registered(
    () =>
      new IngressController("own", { cluster: demoCluster(), port: "http", gateway: true, verify: false }),
  );
  const { dependencies } = optionsOf(resources, `${gatewayApi}:GatewayClass`, "own-class");
  expect(dependencies).toContain(deployment);
});

it("makes resources that depend on `deployment` wait for the health check", async () => {
  const resources = await registered(() => {
    const { deployment: rolledOut } = new IngressController("own", { cluster: demoCluster(), port: "http" });
    new Dependent("after", { dependsOn: rolledOut });
  });
  expect(optionsOf(resources, "Dependent", "after").dependencies).toEqual([check, deployment]);
});

it("creates every object as a child of the controller, through the cluster's provider", () => {
  const objects = own.filter(({ type, name }) => type.startsWith("kubernetes:") && name.startsWith("own"));
  expect(objects.map(({ type }) => type.split(":").at(-1)).sort()).toEqual([
    "ClusterRole",
    "ClusterRoleBinding",
    "Deployment",
    "Gateway",
    "GatewayClass",
    "IngressClass",
    "Namespace",
    "ServiceAccount",
  ]);
  for (const { options } of objects)
    expect(options).toMatchObject({
      parent: "berth:index:IngressController own",
      provider: "pulumi:providers:kubernetes demo",
      deletedWith: "pulumi:providers:kubernetes demo",
    });
});

it("creates the PodDisruptionBudget as a child of the controller, through the cluster's provider", async () => {
  const resources = await registered(() => {
    const cluster = new ExistingCluster("prod", {
      nodes: [{ name: "edge", matchLabels: { edge: "" }, count: 2 }],
      portMappings: [{ name: "http", address: "shop.example", hostPort: 80, node: "edge" }],
    });
    new IngressController("own", { cluster, port: "http" });
  });
  expect(optionsOf(resources, "PodDisruptionBudget", "own")).toMatchObject({
    parent: "berth:index:IngressController own",
    provider: "pulumi:providers:kubernetes prod",
  });
});

it("makes a shared controller and the Gateway API definitions children of the cluster, which outlive the first app", async () => {
  const resources = await registered(
    () => new ExposedApp("web", { cluster: demoCluster(), ...web, exposure: "gateway" }),
  );
  const parent = "berth:index:KindCluster demo";
  expect(optionsOf(resources, "IngressController", "demo-ingress-http")).toMatchObject({ parent });
  expect(optionsOf(resources, "GatewayApi", "demo-gateway-api")).toMatchObject({ parent });
  expect(optionsOf(resources, "CustomResourceDefinition", "demo-gateway-api-gateways")).toMatchObject({
    parent: "berth:index:GatewayApi demo-gateway-api",
    provider: "pulumi:providers:kubernetes demo",
    deletedWith: "pulumi:providers:kubernetes demo",
  });
});

it("passes the controller's own options to Pulumi", async () => {
  expect(optionsOf(await program({ protect: true }), "IngressController", "own")).toMatchObject({
    protect: true,
  });
});
