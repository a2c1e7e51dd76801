import { ExposedApp } from "./exposed-app";
import { KindCluster } from "../cluster/kind-cluster";
import { inputsOf, registered, valueOf } from "../../test/fixtures/mocked-program";
import { optionsOf, type MockedResource } from "../../test/fixtures/mocked-resource";

const secretType = "kubernetes:core/v1:Secret";

let authority: string | undefined;
let resources: MockedResource[];

// Run a program with an app that has a self-signed certificate once for all tests, which only read its resources.
beforeAll(async () => {
  resources = await registered(async () => {
    const portMappings = [{ name: "https", hostPort: 8443, containerPort: 443 }];
    const cluster = new KindCluster("demo", { portMappings });
    const app = new ExposedApp("web", { cluster, image: "nginx:1.29", containerPort: 80, port: "https" });
    authority = app.certificateAuthority && (await valueOf(app.certificateAuthority));
  });
});

it.each(["demo-authority", "web-certificate"])(
  "makes the output of %s a secret, because it contains a private key",
  (name) => {
    expect(optionsOf(resources, "Command", name)).toMatchObject({
      additionalSecretOutputs: ["stdout"],
    });
  },
);

it("passes the authority's private key as a secret to the Command that signs the certificate", () => {
  expect(optionsOf(resources, "Command", "web-certificate").secretInputs).toEqual(["stdin"]);
});

it("passes the certificate's private key as a secret to the Secret, in the app's namespace", () => {
  expect(optionsOf(resources, secretType, "web-tls").secretInputs).toEqual(["stringData"]);
  expect(inputsOf(resources, secretType, "web-tls")).toMatchObject({
    metadata: { name: "web-tls", namespace: "default" },
    type: "kubernetes.io/tls",
  });
});

it("makes the authority a child of the cluster and the certificate a child of the app, which do not outlive them", () => {
  expect(optionsOf(resources, "Command", "demo-authority")).toMatchObject({
    parent: "berth:index:KindCluster demo",
  });
  for (const [type, name] of [
    ["Command", "web-certificate"],
    [secretType, "web-tls"],
  ] as const)
    expect(optionsOf(resources, type, name)).toMatchObject({ parent: "berth:index:ExposedApp web" });
});

it("returns only the authority's certificate, in plain text, because clients need it", () => {
  expect(authority).toBe("certificate of demo-authority");
  expect(optionsOf(resources, "ExposedApp", "web").secretOutputs).toEqual([]);
});
