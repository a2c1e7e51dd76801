import * as pulumi from "@pulumi/pulumi";
import { ExistingCluster, type ExistingClusterArgs } from "./existing-cluster";
import { ExposedApp } from "../app/exposed-app";
import { errorOf, inputsOf, inventory, outcomeOf, registered } from "../../test/fixtures/mocked-program";

const kubeconfig = JSON.stringify({
  "current-context": "here",
  contexts: [
    { name: "here", context: { cluster: "here" } },
    { name: "there", context: { cluster: "there" } },
  ],
  clusters: [
    { name: "here", cluster: { "certificate-authority-data": "here" } },
    { name: "there", cluster: { server: "https://there.example.com" } },
  ],
});
const args: ExistingClusterArgs = {
  kubeconfig,
  nodes: [{ name: "edge-1" }, { name: "db-1" }],
  portMappings: [
    { name: "http", address: "127.0.0.1", hostPort: 8080, containerPort: 80 },
    { name: "db", address: "127.0.0.1", hostPort: 5432, node: "db-1" },
  ],
  labelNodes: true,
};
const echo = { image: "hashicorp/http-echo:1.0.0", containerPort: 5678 };

it.each([{ preview: true }, { preview: false }])(
  "labels the nodes that carry ports, and accepts apps with ingress and hostPort exposure: %j",
  async (mode) => {
    const resources = await registered(() => {
      const cluster = new ExistingCluster("prod", args);
      new ExposedApp("web", { cluster, ...echo, port: "http" });
      new ExposedApp("db", { cluster, ...echo, port: "db" });
    }, mode);
    expect(inventory(resources)).toEqual(
      expect.arrayContaining([
        "berth:index:ExistingCluster prod",
        "berth:index:IngressController prod-ingress-http",
        "kubernetes:core/v1:NodePatch prod-db",
        "kubernetes:core/v1:NodePatch prod-http",
        "pulumi:providers:kubernetes prod",
      ]),
    );
    expect(inputsOf(resources, "kubernetes:core/v1:NodePatch", "prod-http")).toMatchObject({
      metadata: {
        name: "edge-1",
        labels: { "port.berth.dev/http": "80" },
      },
    });
  },
);

it("does not label nodes that are selected by their existing labels", async () => {
  const nodes = [{ name: "edge", matchLabels: { "example.com/edge": "" }, count: 2 }];
  const portMappings = [{ name: "http", address: "127.0.0.1", hostPort: 80 }];
  const resources = await registered(() => {
    const cluster = new ExistingCluster("prod", { kubeconfig, nodes, portMappings });
    new ExposedApp("web", { cluster, ...echo, port: "http" });
  });
  expect(inventory(resources)).not.toContainEqual(expect.stringContaining("NodePatch"));
  expect(inputsOf(resources, "kubernetes:apps/v1:Deployment", "prod-ingress-http")).toMatchObject({
    spec: { replicas: 2 },
  });
});

it("distinguishes clusters by authority or address; lets the provider read the user's default kubeconfig", async () => {
  const provider = async (given: ExistingClusterArgs) => {
    const resources = await registered(() => new ExistingCluster("prod", given));
    return inputsOf(resources, "pulumi:providers:kubernetes", "prod") as Record<string, unknown>;
  };
  const here = await provider({ kubeconfig });
  const there = await provider({ kubeconfig, context: "there" });
  expect(here["clusterIdentifier"]).not.toBe(there["clusterIdentifier"]);
  expect(there["context"]).toBe("there");
  expect(await provider({ context: "there" })).toEqual({ context: "there" });
});

it("keeps the kubeconfig secret, and omits it from the component's inputs", async () => {
  const resources = await registered(async () => {
    const cluster = new ExistingCluster("prod", args);
    expect(await pulumi.isSecret(cluster.kubeconfig ?? pulumi.output(""))).toBe(true);
    expect(ExistingCluster.isInstance(cluster)).toBe(true);
    expect(ExistingCluster.isInstance({})).toBe(false);
  });
  const component = inputsOf(resources, "berth:index:ExistingCluster", "prod");
  expect(JSON.stringify(component)).not.toContain("certificate-authority-data");
});

it("rejects an invalid configuration before it creates any resource, also for apps on the cluster", async () => {
  const { resources, errors } = await outcomeOf(() => {
    const cluster = new ExistingCluster("prod", { ...args, labelNodes: false });
    new ExposedApp("web", { cluster, ...echo, port: "http" });
  });
  expect(errors).toEqual([errorOf("ExistingCluster prod", /NODE_UNPINNABLE/)]);
  expect(inventory(resources)).toEqual(["berth:index:ExistingCluster prod", "berth:index:ExposedApp web"]);
});
