import * as pulumi from "@pulumi/pulumi";
import { ExposedApp } from "./exposed-app";
import { demoCluster, web } from "../../test/fixtures/apps-on-demo";
import { inputsOf, registered, valueOf } from "../../test/fixtures/mocked-program";

class Other extends pulumi.CustomResource {
  constructor(name: string, opts: pulumi.CustomResourceOptions) {
    super("test:index:Other", name, {}, opts);
  }
}

const annotationsOf = (inputs: unknown) =>
  (inputs as { metadata: { annotations?: Record<string, string> } }).metadata.annotations;
const deploymentType = "kubernetes:apps/v1:Deployment";

it("makes Pulumi wait only until the Deployment exists; control: without the health check, for its rollout", async () => {
  const resources = await registered(() => {
    const cluster = demoCluster();
    new ExposedApp("web", { cluster, ...web, annotations: { team: "shop" } });
    new ExposedApp("other", { cluster, ...web, verify: false });
  });
  expect(annotationsOf(inputsOf(resources, deploymentType, "web"))).toEqual({
    team: "shop",
    "pulumi.com/waitFor": "jsonpath={.metadata.uid}",
  });
  expect(annotationsOf(inputsOf(resources, deploymentType, "other"))).toBeUndefined();
});

it("creates dependents of the Deployment after the health check; control: those of the Service before it", async () => {
  const resources = await registered(() => {
    const app = new ExposedApp("web", { cluster: demoCluster(), ...web });
    new Other("after", { dependsOn: app.deployment ?? [] });
    new Other("before", { dependsOn: app.service ?? [] });
  });
  const names = resources
    .map(({ name }) => name)
    .filter((name) => /^(?:after|before|web-verify)$/u.test(name));
  expect(names).toEqual(["before", "web-verify", "after"]);
});

it.each([{ preview: true }, { preview: false }])("resolves the Deployment's name: %j", async (mode) => {
  let name: unknown;
  await registered(async () => {
    const { deployment } = new ExposedApp("web", { cluster: demoCluster(), ...web });
    name = deployment && (await valueOf(deployment.metadata.name));
  }, mode);
  expect(name).toBe("web");
});

it("creates the Ingress without waiting for the controller; control: waits without the health check", async () => {
  const order = async (args: object) => {
    const resources = await registered(
      () => new ExposedApp("web", { cluster: demoCluster(), ...web, ...args }),
    );
    const kinds = resources.map(({ type, name }) => `${type.split(":").at(-1) ?? ""} ${name}`);
    return kinds.filter((each) => /^Ingress web|^Deployment demo-ingress-http/u.test(each));
  };
  expect(await order({})).toEqual(["Ingress web", "Deployment demo-ingress-http"]);
  expect(await order({ verify: false })).toEqual(["Deployment demo-ingress-http", "Ingress web"]);
});

it("runs the app's health check after the controller's rollout check, to avoid blocking the controller", async () => {
  const resources = await registered(() => new ExposedApp("web", { cluster: demoCluster(), ...web }));
  const names = resources.map(({ name }) => name).filter((name) => name.endsWith("-verify"));
  expect(names).toEqual(["demo-ingress-http-verify", "web-verify"]);
});
