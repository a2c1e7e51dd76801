import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { ExposedApp } from "./exposed-app";
import type { ImageAppArgs } from "./exposed-app-args";
import { KindCluster } from "../cluster/kind-cluster";
import { registered } from "../../test/fixtures/mocked-program";
import { optionsOf, type MockedOptions, type MockedResource } from "../../test/fixtures/mocked-resource";

type Args = Partial<Omit<ImageAppArgs, "cluster">>;

const apps = {
  "kubernetes:apps/v1:Deployment web": "Deployment",
  "kubernetes:core/v1:Service web": "Service",
};
const ingress = "kubernetes:networking.k8s.io/v1:Ingress";
const gateway = "kubernetes:gateway.networking.k8s.io/v1:Gateway";
const httpRoute = "kubernetes:gateway.networking.k8s.io/v1:HTTPRoute";
const controllerCheck = (port: string) => `command:local:Command demo-ingress-${port}-verify`;
const controller = (port: string) => `kubernetes:apps/v1:Deployment demo-ingress-${port}`;

/** Runs a program with the app `web`. */
function program(args: Args, opts?: pulumi.ComponentResourceOptions): Promise<MockedResource[]> {
  return registered(() => {
    const cluster = new KindCluster("demo", {
      portMappings: [
        { name: "http", hostPort: 8080, containerPort: 80 },
        { name: "https", hostPort: 8443, containerPort: 443 },
      ],
    });
    new ExposedApp(
      "web",
      { cluster, image: "hashicorp/http-echo:1.0.0", containerPort: 5678, port: "http", ...args },
      opts,
    );
  });
}

const runs = new Map<string, Promise<MockedResource[]>>();

/** Runs the program once for each set of arguments, because the tests only read its resources. */
function ranOnce(args: Args): Promise<MockedResource[]> {
  const key = JSON.stringify(args);
  const run = runs.get(key) ?? program(args);
  runs.set(key, run);
  return run;
}

/** Returns the options of one of the app's resources. */
async function optionsIn(args: Args, type: string, name = "web"): Promise<MockedOptions> {
  return optionsOf(await ranOnce(args), type, name);
}

describe("the app's health check", () => {
  const exists = Object.keys(apps);

  it.each<[string, Args, readonly string[]]>([
    ["ingress", {}, [`${ingress} web`]],
    ["gateway", { exposure: "gateway" }, [`${httpRoute} web`]],
    [
      "gateway on an HTTPS port",
      { exposure: "gateway", port: "https" },
      [`${httpRoute} web`, `${gateway} web`],
    ],
  ])(
    "starts after all objects of the exposure %s, because it sends requests to them",
    async (_, args, more) => {
      const { dependencies } = await optionsIn(args, "Command", "web-verify");
      expect(dependencies).toEqual(expect.arrayContaining([...exists, ...more]));
    },
  );

  it("starts after the controller's health check, because it would block the creation of the controller", async () => {
    const { dependencies } = await optionsIn({}, "Command", "web-verify");
    expect(dependencies).toEqual(expect.arrayContaining([controller("http"), controllerCheck("http")]));
  });

  it("is a child of the app", async () => {
    expect(await optionsIn({}, "Command", "web-verify")).toMatchObject({
      parent: "berth:index:ExposedApp web",
    });
  });

  it("runs again when a new Service replaces a Service of the program", async () => {
    const resources = await registered(() => {
      const portMappings = [{ name: "http", hostPort: 8080, containerPort: 80 }];
      const cluster = new KindCluster("demo", { portMappings });
      const { provider } = cluster;
      const spec = { ports: [{ port: 80 }] };
      const resource = new k8s.core.v1.Service("own", { metadata: { name: "own" }, spec }, { provider });
      new ExposedApp("web", { cluster, service: { resource, port: 80 }, port: "http" });
    });
    const { dependencies } = optionsOf(resources, "Command", "web-verify");
    expect(dependencies).toContain("kubernetes:core/v1:Service own");
  });
});

describe("the Ingress", () => {
  it("waits for the certificate, but not for the controller, if a health check waits for the controller", async () => {
    const { dependencies } = await optionsIn({ port: "https" }, ingress);
    expect(dependencies).toContain("kubernetes:core/v1:Secret web-tls");
    expect(dependencies).not.toContain(controller("https"));
  });

  it("waits for the controller and the certificate without a health check, because Pulumi awaits its status", async () => {
    const { dependencies } = await optionsIn({ port: "https", verify: false }, ingress);
    expect(dependencies).toEqual(
      expect.arrayContaining([controller("https"), "kubernetes:core/v1:Secret web-tls"]),
    );
  });
});

it("creates the app's Gateway after the controller, which programs it, and after its certificate", async () => {
  const { dependencies } = await optionsIn({ exposure: "gateway", port: "https" }, gateway);
  expect(dependencies).toEqual(
    expect.arrayContaining([
      controller("https"),
      controllerCheck("https"),
      "kubernetes:core/v1:Secret web-tls",
    ]),
  );
});

it("creates the HTTPRoute after the controller, the Service and the Gateway, because Pulumi awaits its references", async () => {
  const { dependencies } = await optionsIn({ exposure: "gateway", port: "https" }, httpRoute);
  expect(dependencies).toEqual(
    expect.arrayContaining([controller("https"), "kubernetes:core/v1:Service web", `${gateway} web`]),
  );
});

it.each(["gateway", "ingress"] as const)(
  "creates every object of an app with the exposure %s as a child of the app, through the cluster's provider",
  async (exposure) => {
    const resources = await ranOnce({ exposure, port: "https" });
    const objects = resources.filter(
      ({ type, name }) => type.startsWith("kubernetes:") && name.startsWith("web"),
    );
    expect(objects.length).toBeGreaterThan(3);
    for (const { options } of objects)
      expect(options).toMatchObject({
        parent: "berth:index:ExposedApp web",
        provider: "pulumi:providers:kubernetes demo",
        deletedWith: "pulumi:providers:kubernetes demo",
      });
  },
);

it("makes the objects wait for the resources in the app's `dependsOn`, such as a database", async () => {
  const resources = await registered(() => {
    const database = new pulumi.ComponentResource("test:index:Database", "database");
    const item = new k8s.core.v1.ConfigMap("item", {}, { parent: database });
    const cluster = new KindCluster("demo", {
      portMappings: [{ name: "http", hostPort: 8080, containerPort: 80 }],
    });
    const app = { cluster, image: "hashicorp/http-echo:1.0.0", containerPort: 5678, port: "http" };
    new ExposedApp("web", app, { dependsOn: item });
  });
  expect(optionsOf(resources, "Deployment", "web").dependencies).toContain(
    "kubernetes:core/v1:ConfigMap item",
  );
});

it("passes the app's own options to Pulumi", async () => {
  expect(optionsOf(await program({}, { protect: true }), "ExposedApp", "web")).toMatchObject({
    protect: true,
  });
});
