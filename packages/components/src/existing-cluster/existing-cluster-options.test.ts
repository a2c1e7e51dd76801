import type * as pulumi from "@pulumi/pulumi";
import { ExistingCluster } from "./existing-cluster";
import { ExposedApp } from "../app/exposed-app";
import { optionsOf, type MockedResource } from "../../test/fixtures/mocked-resource";
import { registered } from "../../test/fixtures/mocked-program";

const kubeconfig = JSON.stringify({
  "current-context": "here",
  contexts: [{ name: "here", context: { cluster: "here" } }],
  clusters: [{ name: "here", cluster: { server: "https://here.example.com" } }],
});

const component = "berth:index:ExistingCluster prod";
const provider = "pulumi:providers:kubernetes prod";

/** Runs a program with a cluster whose node Berth labels, and with an app whose pod is pinned by this label. */
function program(opts?: pulumi.ComponentResourceOptions): Promise<MockedResource[]> {
  return registered(() => {
    const cluster = new ExistingCluster(
      "prod",
      {
        kubeconfig,
        nodes: [{ name: "db-1" }],
        portMappings: [{ name: "db", address: "192.0.2.2", hostPort: 5432, node: "db-1" }],
        labelNodes: true,
      },
      opts,
    );
    new ExposedApp("db", { cluster, image: "postgres:18", containerPort: 5432, port: "db" });
  });
}

it("passes the kubeconfig as a secret to the provider, and registers it as a secret output", async () => {
  const resources = await program();
  expect(optionsOf(resources, "pulumi:providers:kubernetes", "prod").secretInputs).toEqual(["kubeconfig"]);
  expect(optionsOf(resources, "ExistingCluster", "prod").secretOutputs).toEqual(["kubeconfig"]);
});

it("removes a port's label from the old node first, because a pinned pod could run on both nodes", async () => {
  expect(optionsOf(await program(), "NodePatch", "prod-db")).toMatchObject({
    parent: component,
    provider,
    deleteBeforeReplace: true,
  });
});

it("labels the nodes before it creates objects, because the scheduler could not place the pods", async () => {
  const { dependencies } = optionsOf(await program(), "Deployment", "db");
  expect(dependencies).toContain("kubernetes:core/v1:NodePatch prod-db");
});

it("does not delete the objects with the cluster, because Pulumi never deletes the cluster", async () => {
  const options = optionsOf(await program(), "Deployment", "db");
  expect(options).toMatchObject({ provider, parent: "berth:index:ExposedApp db" });
  expect(options).not.toHaveProperty("deletedWith");
});

it("makes the provider its child, and passes its own options to Pulumi", async () => {
  const resources = await program({ protect: true });
  expect(optionsOf(resources, "pulumi:providers:kubernetes", "prod")).toMatchObject({ parent: component });
  expect(optionsOf(resources, "ExistingCluster", "prod")).toMatchObject({ protect: true });
});
