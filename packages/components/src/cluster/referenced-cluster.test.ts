import { parseRecord } from "@kind-berth/topology";
import * as pulumi from "@pulumi/pulumi";
import { ExposedApp } from "../app/exposed-app";
import { IngressController } from "../ingress-controller/ingress-controller";
import { KindCluster } from "./kind-cluster";
import { ReferencedCluster } from "./referenced-cluster";
import {
  errorOf,
  inputsOf,
  inventory,
  outcomeOf,
  registered,
  valueOf,
  type MockedOutcome,
} from "../../test/fixtures/mocked-program";
import { optionsOf, type MockedResource } from "../../test/fixtures/mocked-resource";

const echo = { image: "hashicorp/http-echo:1.0.0", containerPort: 5678, port: "http" };
const portMappings = [{ name: "http", hostPort: 8080, containerPort: 80 }];

/** Returns the outputs of a platform stack. One of the stack's apps has the host `status.localhost`. */
async function platformOutputs(): Promise<Record<string, unknown>> {
  let record: unknown;
  await registered(() => {
    const cluster = new KindCluster("demo", { portMappings });
    record = cluster.record;
    new ExposedApp("status", { cluster, ...echo });
  });
  return { record: JSON.parse(JSON.stringify(record)) as unknown, kubeconfig };
}

const kubeconfig = JSON.stringify({
  "current-context": "kind-demo",
  contexts: [{ name: "kind-demo", context: { cluster: "kind-demo" } }],
  clusters: [{ name: "kind-demo", cluster: { "certificate-authority-data": "first" } }],
});

type Program = (cluster: ReferencedCluster) => unknown;

/** Runs a program that can read the given outputs from another stack. */
function outcomeOfAppStack(
  outputs: Record<string, unknown>,
  program: Program = () => undefined,
  secretOutputNames = ["kubeconfig"],
): Promise<MockedOutcome> {
  return outcomeOf(
    async () => {
      await program(await ReferencedCluster.get("cluster", { stack: "organization/platform/dev" }));
    },
    { preview: true, stack: { outputs, secretOutputNames } },
  );
}

/**
 * Runs a program in the same way as {@link outcomeOfAppStack}, and returns the program's resources. The program must not report an error.
 */
async function appStack(...args: Parameters<typeof outcomeOfAppStack>): Promise<readonly MockedResource[]> {
  const { resources, errors } = await outcomeOfAppStack(...args);
  expect(errors).toEqual([]);
  return resources;
}

it("exposes apps through the other stack's Ingress controller, and creates no controller", async () => {
  const resources = await appStack(await platformOutputs(), (cluster) => {
    const { url, ingressController } = new ExposedApp("shop", { cluster, ...echo });
    expect(ingressController).toBeUndefined();
    return expect(valueOf(url)).resolves.toBe("http://shop.localhost:8080/");
  });
  expect(inventory(resources).filter((resource) => !resource.startsWith("pulumi:pulumi:"))).toEqual([
    "berth:index:ExposedApp shop",
    "berth:index:ReferencedCluster cluster",
    "command:local:Command shop-verify",
    "kubernetes:apps/v1:Deployment shop",
    "kubernetes:core/v1:Service shop",
    "kubernetes:networking.k8s.io/v1:Ingress shop",
    "pulumi:providers:kubernetes cluster",
  ]);
});

it("rejects an app whose claim is in use by an app of the other stack, and names both apps", async () => {
  const colliding = await outcomeOfAppStack(await platformOutputs(), (cluster) => {
    new ExposedApp("shop", { cluster, ...echo, host: "status.localhost" });
  });
  expect(colliding.errors).toEqual([
    errorOf(
      "ExposedApp shop",
      /app `shop` needs status\.localhost\/ .*, but app `status` of stack `shop\/dev` already uses .* \[CLAIM_TAKEN\]/,
    ),
  ]);
});

it("returns a record with the claims of both stacks, for a third stack", async () => {
  let record: unknown;
  await appStack(await platformOutputs(), (cluster) => {
    record = cluster.record;
    new ExposedApp("shop", { cluster, ...echo });
  });
  expect(parseRecord(record)).toMatchObject({
    claims: [{ owner: "status" }, { owner: "shop" }],
    ingressControllers: ["http"],
  });
});

it("uses the Ingress controller that a platform stack without apps creates for other stacks", async () => {
  let record: unknown;
  const { errors } = await outcomeOf(() => {
    const cluster = new KindCluster("demo", { portMappings });
    record = cluster.record;
    new IngressController("ingress", { cluster, port: "http" });
    new IngressController("again", { cluster, port: "http" });
  });
  expect(errors).toEqual([errorOf("IngressController again", /INGRESS_CONTROLLER_TAKEN/)]);
  const resources = await appStack({ record, kubeconfig }, (cluster) => {
    new ExposedApp("shop", { cluster, ...echo });
  });
  expect(inventory(resources)).not.toContainEqual(expect.stringContaining("IngressController"));
});

it("replaces the provider exactly when the kubeconfig's cluster changes", async () => {
  const outputs = await platformOutputs();
  const identifier = async (config: string) => {
    const resources = await appStack({ ...outputs, kubeconfig: config });
    const inputs = inputsOf(resources, "pulumi:providers:kubernetes", "cluster");
    return (inputs as { clusterIdentifier: string }).clusterIdentifier;
  };
  const first = await identifier(kubeconfig);
  expect(first).toMatch(/^[0-9a-f]{16}$/);
  expect(await identifier(kubeconfig.replace('"clusters"', '"users":[{"name":"other"}],"clusters"'))).toBe(
    first,
  );
  expect(await identifier(kubeconfig.replace("first", "second"))).not.toBe(first);
});

it("keeps the kubeconfig secret, also in the registrations of the provider and of the cluster", async () => {
  const resources = await appStack(await platformOutputs(), async (cluster) => {
    expect(await pulumi.isSecret(cluster.kubeconfig)).toBe(true);
    expect(ReferencedCluster.isInstance(cluster)).toBe(true);
    expect(ReferencedCluster.isInstance({})).toBe(false);
  });
  const { secretInputs, parent } = optionsOf(resources, "pulumi:providers:kubernetes", "cluster");
  expect({ secretInputs, parent }).toEqual({
    secretInputs: ["kubeconfig"],
    parent: "berth:index:ReferencedCluster cluster",
  });
  expect(optionsOf(resources, "ReferencedCluster", "cluster").secretOutputs).toEqual(["kubeconfig"]);
});

it("makes the kubeconfig a secret, even if the other stack exports it as plain text", async () => {
  const warn = jest.spyOn(pulumi.log, "warn").mockResolvedValue();
  const resources = await appStack(await platformOutputs(), () => undefined, []);
  warn.mockRestore();
  const { secretInputs } = optionsOf(resources, "pulumi:providers:kubernetes", "cluster");
  expect(secretInputs).toEqual(["kubeconfig"]);
  expect(optionsOf(resources, "ReferencedCluster", "cluster").secretOutputs).toEqual(["kubeconfig"]);
});

it("treats the objects of a cluster that the other stack deleted as deleted", async () => {
  const resources = await appStack(await platformOutputs());
  expect(inputsOf(resources, "pulumi:providers:kubernetes", "cluster")).toMatchObject({
    deleteUnreachable: "true",
  });
});

it("passes the cluster's own options to Pulumi", async () => {
  const { resources } = await outcomeOf(
    () => ReferencedCluster.get("cluster", { stack: "organization/platform/dev" }, { protect: true }),
    { preview: true, stack: { outputs: await platformOutputs(), secretOutputNames: ["kubeconfig"] } },
  );
  expect(optionsOf(resources, "ReferencedCluster", "cluster")).toMatchObject({ protect: true });
});

describe("validation of the stack outputs", () => {
  it.each([
    ["missing outputs", {}, ["STACK_OUTPUT_MISSING", "STACK_OUTPUT_MISSING"]],
    ["a record of another version", { record: { version: 2 }, kubeconfig }, ["RECORD_VERSION_UNKNOWN"]],
    ["a value that is not a record", { record: "demo", kubeconfig }, ["RECORD_INVALID"]],
  ])("reports the code for %s, and creates nothing", async (_, outputs, codes) => {
    const { resources, errors } = await outcomeOfAppStack(outputs, (cluster) => {
      new ExposedApp("shop", { cluster, ...echo });
    });
    const found = codes.map((code) => `\\[${code}\\]`).join(".*");
    expect(errors).toEqual([errorOf("ReferencedCluster cluster", new RegExp(found, "su"))]);
    expect(errors[0]?.message.match(/\[[A-Z_]+\]/gu)).toHaveLength(codes.length);
    expect(inventory(resources).filter((each) => !each.startsWith("pulumi:pulumi:"))).toEqual([
      "berth:index:ExposedApp shop",
      "berth:index:ReferencedCluster cluster",
    ]);
  });

  it("rejects a record that is a secret", async () => {
    const names = ["record", "kubeconfig"];
    const { errors } = await outcomeOfAppStack(await platformOutputs(), () => undefined, names);
    expect(errors).toEqual([errorOf("ReferencedCluster cluster", /RECORD_SECRET/)]);
  });
});

it("prints a warning if the other stack's kubeconfig is not a secret", async () => {
  const warn = jest.spyOn(pulumi.log, "warn").mockResolvedValue();
  await appStack(await platformOutputs(), () => undefined, []);
  expect(warn.mock.calls).toEqual([[expect.stringMatching(/\[KUBECONFIG_IN_PLAIN\]$/), expect.anything()]]);
  warn.mockRestore();
});
