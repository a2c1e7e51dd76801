import { added, web } from "../test/fixtures/apps-on-demo";
import { inputsOf } from "../test/fixtures/mocked-program";
import type { AppTransform } from "./app/app-transform";

const type = {
  deployment: "kubernetes:apps/v1:Deployment",
  service: "kubernetes:core/v1:Service",
  ingress: "kubernetes:networking.k8s.io/v1:Ingress",
};

function transformedBy(transform: AppTransform) {
  return added({ web: { ...web, transform }, other: { ...web, host: "other.localhost" } });
}

it("lets a function change Berth's arguments for each object separately", async () => {
  const names: string[] = [];
  const resources = await transformedBy({
    deployment: ({ metadata, spec }, opts, name) => {
      names.push(name);
      metadata.labels = { changed: "yes" };
      spec.revisionHistoryLimit = 1;
      const [container] = spec.template.spec.containers;
      if (container !== undefined) container.tty = true;
      opts.retainOnDelete = true;
    },
    service: ({ spec }) => {
      spec.sessionAffinity = "ClientIP";
    },
    ingress: ({ spec }) => {
      spec.tls = [{ secretName: "web-tls" }];
    },
  });
  expect(names).toEqual(["web"]);
  expect(inputsOf(resources, type.deployment, "web")).toMatchObject({
    metadata: { name: "web", labels: { changed: "yes" } },
    spec: { revisionHistoryLimit: 1, template: { spec: { containers: [{ name: "web", tty: true }] } } },
  });
  expect(inputsOf(resources, type.service, "web")).toMatchObject({
    metadata: { labels: { "app.kubernetes.io/name": "web" } },
    spec: { sessionAffinity: "ClientIP", ports: [{ port: 80 }] },
  });
  expect(inputsOf(resources, type.ingress, "web")).toMatchObject({
    spec: { tls: [{ secretName: "web-tls" }], rules: [{ host: "web.localhost" }] },
  });
});

it("overrides Berth's arguments with the fields of an object", async () => {
  const resources = await transformedBy({ service: { metadata: { name: "shop" } } });
  expect(inputsOf(resources, type.service, "web")).toMatchObject({
    metadata: { name: "shop" },
    spec: { ports: [{ port: 80 }] },
  });
  // The Ingress reads the name from the Service's outputs, so the Ingress contains the new name.
  expect(inputsOf(resources, type.ingress, "web")).toMatchObject({
    spec: { rules: [{ http: { paths: [{ backend: { service: { name: "shop" } } }] } }] },
  });
});

it("does not change the objects of other apps, or values that the apps share", async () => {
  const before = await added({ other: { ...web, host: "other.localhost" } });
  const after = await transformedBy({
    deployment: ({ spec }) => {
      const [container] = spec.template.spec.containers as { resources: object; securityContext: object }[];
      Object.assign(container?.resources ?? {}, { requests: { cpu: "2" } });
      Object.assign(container?.securityContext ?? {}, { runAsNonRoot: false });
    },
  });
  const other = (resources: typeof before) => inputsOf(resources, type.deployment, "other");
  expect(other(after)).toEqual(other(before));
});

it("is not an input of the component, because Pulumi cannot store a function", async () => {
  const resources = await transformedBy({ service: () => undefined });
  expect(inputsOf(resources, "berth:index:ExposedApp", "web")).not.toHaveProperty("transform");
});
