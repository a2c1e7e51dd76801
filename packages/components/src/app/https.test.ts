import type { MockResourceArgs } from "@pulumi/pulumi/runtime";
import { ExposedApp } from "./exposed-app";
import type { ImageAppArgs } from "./exposed-app-args";
import { KindCluster } from "../cluster/kind-cluster";
import { inputsOf, inventory, registered } from "../../test/fixtures/mocked-program";
import type { GatewayTransformArgs } from "../transform";

const web: Omit<ImageAppArgs, "cluster"> = { image: "nginx:1.29", containerPort: 80, port: "https" };

function demoCluster(): KindCluster {
  return new KindCluster("demo", {
    portMappings: [{ name: "https", hostPort: 8443, containerPort: 443 }],
  });
}

function exposed(apps: Record<string, object>): Promise<MockResourceArgs[]> {
  // Runs a preview, because the mocks do not run the driver, which creates the certificates.
  return registered(
    () => {
      const cluster = demoCluster();
      for (const [name, args] of Object.entries(apps)) new ExposedApp(name, { cluster, ...web, ...args });
    },
    { preview: true },
  );
}

const commands = (resources: readonly MockResourceArgs[]) =>
  inventory(resources.filter(({ type }) => type === "command:local:Command"));

it("creates one certificate per app, and one certificate authority per cluster", async () => {
  const resources = await exposed({ web: {}, api: { host: "api.localhost" } });
  expect(commands(resources)).toEqual(
    expect.arrayContaining(
      ["api-certificate", "demo-authority", "web-certificate"].map((name) => `command:local:Command ${name}`),
    ),
  );
  expect(inputsOf(resources, "command:local:Command", "demo-authority")).toMatchObject({
    create: "certificates authority",
    stdin: '{"name":"demo"}',
    logging: "stderr",
  });
  expect(inputsOf(resources, "kubernetes:networking.k8s.io/v1:Ingress", "web")).toMatchObject({
    spec: { tls: [{ hosts: ["web.localhost"], secretName: "web-tls" }] },
  });
});

it.each(["demo-authority", "web-certificate"])(
  "does not put the private key of %s into the driver's environment if Pulumi updates the Command",
  async (name) => {
    const resources = await exposed({ web: {} });
    expect(inputsOf(resources, "command:local:Command", name)).toMatchObject({
      addPreviousOutputInEnv: false,
    });
  },
);

it("creates no certificate for an app with its own TLS Secret, and keeps the cert-manager annotation", async () => {
  const annotations = { "cert-manager.io/cluster-issuer": "internal" };
  const resources = await exposed({ web: { tls: { secretName: "shop" }, annotations } });
  expect(inventory(resources).filter((each) => /certificate|authority|:Secret /u.test(each))).toEqual([]);
  expect(inputsOf(resources, "kubernetes:networking.k8s.io/v1:Ingress", "web")).toMatchObject({
    metadata: { annotations },
    spec: { tls: [{ hosts: ["web.localhost"], secretName: "shop" }] },
  });
});

it("configures the controller to accept only TLS connections", async () => {
  const resources = await exposed({ web: {} });
  expect(inputsOf(resources, "kubernetes:apps/v1:Deployment", "demo-ingress-https")).toMatchObject({
    spec: {
      template: {
        spec: {
          containers: [
            {
              ports: [
                { name: "websecure", containerPort: 8443, hostPort: 443 },
                { name: "metrics", containerPort: 9100 },
              ],
            },
          ],
        },
      },
    },
  });
});

const gatewayApi = "kubernetes:gateway.networking.k8s.io/v1:";

it("creates a Gateway with a certificate for each `gateway` app, and only the GatewayClass per controller", async () => {
  const annotations = { "cert-manager.io/cluster-issuer": "internal" };
  const resources = await exposed({
    web: { exposure: "gateway" },
    shop: { exposure: "gateway", tls: { secretName: "shop" }, annotations },
  });
  expect(inventory(resources).filter((each) => each.startsWith(gatewayApi))).toEqual([
    `${gatewayApi}Gateway shop`,
    `${gatewayApi}Gateway web`,
    `${gatewayApi}GatewayClass demo-ingress-https-class`,
    `${gatewayApi}HTTPRoute shop`,
    `${gatewayApi}HTTPRoute web`,
  ]);
  expect(commands(resources)).toContain("command:local:Command web-certificate");
  expect(inputsOf(resources, `${gatewayApi}Gateway`, "shop")).toMatchObject({
    metadata: { name: "shop", annotations: { ...annotations, "pulumi.com/waitFor": "condition=Programmed" } },
    spec: { listeners: [{ hostname: "shop.localhost", tls: { certificateRefs: [{ name: "shop" }] } }] },
  });
});

it("applies `transform` to an app's own Gateway", async () => {
  const transform = {
    gateway: ({ spec }: GatewayTransformArgs) =>
      void Object.assign(spec, { infrastructure: { labels: { team: "shop" } } }),
  };
  const resources = await exposed({ web: { exposure: "gateway", transform } });
  expect(inputsOf(resources, `${gatewayApi}Gateway`, "web")).toMatchObject({
    spec: { infrastructure: { labels: { team: "shop" } } },
  });
});
