import { notObserved } from "@kind-berth/topology";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { ExposedApp } from "../app/exposed-app";
import { IngressController } from "../ingress-controller/ingress-controller";
import { KindCluster } from "./kind-cluster";
import { observeCluster } from "./observe-cluster";
import { optionsOf, type MockedOptions } from "../../test/fixtures/mocked-resource";
import { inputsOf, registered } from "../../test/fixtures/mocked-program";

jest.mock("./observe-cluster", () => ({
  ...jest.requireActual<object>("./observe-cluster"),
  observeCluster: jest.fn(),
}));

const observed = { known: true, instanceId: "1", repairCount: "1", reasons: [], refusals: [] } as const;

beforeEach(() => {
  jest.mocked(observeCluster).mockReturnValue(observed);
});

const cluster = "command:local:Command demo";
const component = "berth:index:KindCluster demo";
const provider = "pulumi:providers:kubernetes demo";
const commands = ["demo", "demo-kubeconfig", "demo-ready"];

async function commandOptions(name: string): Promise<MockedOptions> {
  return optionsOf(await registered(() => new KindCluster("demo")), "Command", name);
}

describe("the Command that creates the cluster", () => {
  it("deletes the old cluster first, because the new cluster needs its name and host ports", async () => {
    expect(await commandOptions("demo")).toMatchObject({ deleteBeforeReplace: true });
  });
});

describe.each(commands)("the Command %s", (name) => {
  it("is a child of the cluster", async () => {
    expect(await commandOptions(name)).toMatchObject({ parent: component });
  });

  it("ignores what only an observation can change if this machine cannot observe the cluster", async () => {
    jest.mocked(observeCluster).mockReturnValue(notObserved);
    expect(await commandOptions(name)).toMatchObject({ ignoreChanges: ["triggers[1]", "environment"] });
  });

  it("control: ignores nothing if this machine has observed the cluster", async () => {
    expect(await commandOptions(name)).not.toHaveProperty("ignoreChanges");
  });
});

it("reads the kubeconfig after the cluster exists, and waits for Ready nodes after the kubeconfig is known", async () => {
  expect(await commandOptions("demo-kubeconfig")).toMatchObject({ dependencies: [cluster] });
  expect(await commandOptions("demo-ready")).toMatchObject({
    dependencies: ["command:local:Command demo-kubeconfig"],
  });
});

describe("the kubeconfig", () => {
  it("is a secret output of its Command, so that Pulumi encrypts it in the state", async () => {
    expect(await commandOptions("demo-kubeconfig")).toMatchObject({ additionalSecretOutputs: ["stdout"] });
  });

  it("is a secret input of the provider and a secret output of the cluster", async () => {
    const resources = await registered(() => new KindCluster("demo"));
    const { secretInputs } = optionsOf(resources, "pulumi:providers:kubernetes", "demo");
    expect(secretInputs).toEqual(["kubeconfig"]);
    expect(optionsOf(resources, "KindCluster", "demo").secretOutputs).toEqual(["kubeconfig"]);
  });
});

it("deletes the provider with the cluster, so that Pulumi connects to no deleted cluster", async () => {
  const resources = await registered(() => new KindCluster("demo"));
  expect(optionsOf(resources, "pulumi:providers:kubernetes", "demo")).toMatchObject({
    parent: component,
    deletedWith: cluster,
    dependencies: [cluster, "command:local:Command demo-kubeconfig"],
  });
});

it("passes the component's options to Pulumi, and its timeouts to the plan", async () => {
  const resources = await registered(() => {
    const parent = new pulumi.ComponentResource("test:index:Platform", "platform");
    new KindCluster("demo", {}, { parent, customTimeouts: { create: "20m" } });
  });
  expect(optionsOf(resources, "KindCluster", "demo")).toMatchObject({
    parent: "test:index:Platform platform",
  });
  expect(inputsOf(resources, "command:local:Command", "demo")).toMatchObject({
    stdin: expect.stringContaining("1200") as string,
  });
});

/** Creates one object of each type that Berth creates on a cluster. */
function everyObject(): KindCluster {
  const made = new KindCluster("demo", {
    nodes: [{ role: "control-plane" }, { role: "worker" }],
    portMappings: [
      { name: "http", hostPort: 8080, containerPort: 80 },
      { name: "https", hostPort: 8443, containerPort: 443 },
      { name: "admin", hostPort: 8081, containerPort: 8080 },
    ],
  });
  const echo = { cluster: made, image: "hashicorp/http-echo:1.0.0", containerPort: 5678 };
  new ExposedApp("web", { ...echo, port: "http", exposure: "gateway" });
  new ExposedApp("shop", { ...echo, port: "https", exposure: "gateway" });
  new ExposedApp("other", { ...echo, port: "https", exposure: "ingress" });
  new IngressController("own", { cluster: made, port: "admin" });
  return made;
}

it("deletes every object with the cluster's provider, because nothing can delete objects on a deleted cluster", async () => {
  const resources = await registered(everyObject);
  const objects = resources.filter(({ type }) => type.startsWith("kubernetes:"));
  expect([...new Set(objects.map(({ type }) => type.split(":").at(-1)))].sort()).toEqual([
    "ClusterRole",
    "ClusterRoleBinding",
    "CustomResourceDefinition",
    "Deployment",
    "Gateway",
    "GatewayClass",
    "HTTPRoute",
    "Ingress",
    "IngressClass",
    "Namespace",
    "Secret",
    "Service",
    "ServiceAccount",
  ]);
  const options = objects.map(({ name, options: { deletedWith, provider: used } = {} as MockedOptions }) => ({
    name,
    deletedWith,
    provider: used,
  }));
  expect(options).toEqual(objects.map(({ name }) => ({ name, deletedWith: provider, provider })));
});

it("returns the provider as `deletedWith` to the program, for the program's own objects", async () => {
  const resources = await registered(() => {
    const { deletedWith, provider: own } = new KindCluster("demo");
    new k8s.core.v1.Namespace("own", {}, { provider: own, deletedWith });
  });
  expect(optionsOf(resources, "kubernetes:core/v1:Namespace", "own")).toMatchObject({
    deletedWith: provider,
    provider,
  });
});
