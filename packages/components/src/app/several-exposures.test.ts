import { ExposedApp } from "./exposed-app";
import type { ImageAppWithExposuresArgs } from "./exposed-app-args";
import { KindCluster } from "../cluster/kind-cluster";
import { IngressController } from "../ingress-controller/ingress-controller";
import { demoCluster } from "../../test/fixtures/apps-on-demo";
import {
  errorOf,
  errorsOf,
  inputsOf,
  inventory,
  registered,
  valueOf,
} from "../../test/fixtures/mocked-program";

const image = { image: "nginx:1.29" };
const http = { port: "http", containerPort: 80 };

function made(args: Omit<ImageAppWithExposuresArgs, "cluster">) {
  return registered(() => new ExposedApp("web", { cluster: demoCluster(), ...args }));
}

const type = {
  deployment: "kubernetes:apps/v1:Deployment",
  service: "kubernetes:core/v1:Service",
  ingress: "kubernetes:networking.k8s.io/v1:Ingress",
};

it("creates one Deployment, and the objects that each exposure needs", async () => {
  const exposures = [
    http,
    { ...http, host: "shop.localhost" },
    { port: "dns", containerPort: 53 },
    { port: "node-dns", containerPort: 53 },
  ];
  const resources = await made({ ...image, exposures });
  const own = inventory(resources).filter((each) => / web(-|$)/.test(each));
  expect(own).toEqual([
    "berth:index:ExposedApp web",
    "command:local:Command web-dns-verify",
    "command:local:Command web-http-verify",
    "command:local:Command web-node-dns-verify",
    "command:local:Command web-verify",
    `${type.deployment} web`,
    `${type.service} web`,
    `${type.service} web-node-dns`,
    `${type.ingress} web`,
    `${type.ingress} web-http`,
  ]);
  expect(inputsOf(resources, type.deployment, "web")).toMatchObject({
    metadata: { name: "web" },
    spec: {
      strategy: { type: "Recreate" },
      template: {
        spec: {
          containers: [
            {
              name: "web",
              ports: [
                { containerPort: 80, protocol: "TCP" },
                { containerPort: 53, hostPort: 53, protocol: "UDP" },
              ],
              readinessProbe: { tcpSocket: { port: 80 } },
            },
          ],
        },
      },
    },
  });
  expect(inputsOf(resources, type.service, "web-node-dns")).toMatchObject({
    metadata: { name: "web-node-dns" },
    spec: { type: "NodePort", selector: { "app.kubernetes.io/name": "web" }, ports: [{ nodePort: 30053 }] },
  });
  expect(inputsOf(resources, type.ingress, "web-http")).toMatchObject({
    metadata: { name: "web-http" },
    spec: {
      rules: [{ host: "shop.localhost", http: { paths: [{ backend: { service: { name: "web" } } }] } }],
    },
  });
});

it("leaves the objects of the first exposure unchanged when other exposures are added", async () => {
  const alone = await made({ ...image, exposures: [http] });
  const more = await made({ ...image, exposures: [http, { ...http, host: "b.localhost" }] });
  for (const each of Object.values(type)) {
    expect(inputsOf(more, each, "web")).toEqual(inputsOf(alone, each, "web"));
  }
});

it("returns the properties of each exposure, and the first exposure's URL as `url`", async () => {
  await registered(async () => {
    const cluster = demoCluster();
    const exposures = [http, { port: "admin", containerPort: 80 }];
    const app = new ExposedApp("web", { cluster, ...image, exposures });
    expect(await valueOf(app.urls)).toEqual(["http://web.localhost:8080/", "http://web.localhost:8081/"]);
    expect(await valueOf(app.url)).toBe("http://web.localhost:8080/");
    expect(app.exposures.map(({ port, reason }) => `${port}: ${reason}`)).toEqual([
      "http: port `http` is an HTTP port, which apps share by host and path",
      "admin: port `admin` is an HTTP port, which apps share by host and path",
    ]);
    expect(
      app.exposures.every(({ ingressController }) => IngressController.isInstance(ingressController)),
    ).toBe(true);
    expect(app.claims.map(({ port }) => port)).toEqual(["http", "admin"]);
    expect(cluster.record.claims?.map(({ port, stack }) => `${port} ${stack ?? ""}`)).toEqual([
      "http shop/dev",
      "admin shop/dev",
    ]);
  });
});

it("makes the controller serve Gateway API if a later exposure needs it", async () => {
  const exposures = [http, { ...http, host: "b.localhost", exposure: "gateway" as const }];
  const resources = await made({ ...image, exposures });
  expect(inventory(resources)).toEqual(
    expect.arrayContaining([
      `${type.ingress} web`,
      "kubernetes:gateway.networking.k8s.io/v1:Gateway demo-ingress-http",
      "kubernetes:gateway.networking.k8s.io/v1:HTTPRoute web-http",
    ]),
  );
});

it("rejects an invalid exposure, and names its index in the list", async () => {
  const taken =
    /exposures\[1\]\.host is omitted and defaults to "web\.localhost": .*another exposure of the app.*\[CLAIM_TAKEN\]/su;
  expect(
    await errorsOf(
      () => new ExposedApp("web", { cluster: demoCluster(), ...image, exposures: [http, http] }),
    ),
  ).toEqual([errorOf("ExposedApp web", taken)]);
});

it("creates one Service for a NodePort that two nodes publish, and a health check for each host port", async () => {
  const resources = await registered(async () => {
    const cluster = new KindCluster("exam", {
      nodes: [{ role: "control-plane" }, { role: "worker" }],
      portMappings: [
        { name: "first", containerPort: 30000, hostPort: 30000, node: "control-plane" },
        { name: "second", containerPort: 30000, hostPort: 40000, node: "worker" },
      ],
    });
    const exposures = ["first", "second"].map((port) => ({ port, containerPort: 80 }));
    const app = new ExposedApp("web", { cluster, ...image, exposures });
    expect(await valueOf(app.urls)).toEqual(["tcp://127.0.0.1:30000", "tcp://127.0.0.1:40000"]);
  });
  expect(inventory(resources).filter((each) => each.startsWith(type.service))).toEqual([
    `${type.service} web`,
  ]);
  expect(inputsOf(resources, type.service, "web")).toMatchObject({
    spec: { type: "NodePort", ports: [{ port: 80, nodePort: 30000 }] },
  });
  const checked = ["web-verify", "web-second-verify"].map((name) => {
    const { stdin } = inputsOf(resources, "command:local:Command", name) as { stdin: string };
    const { hostPort, container } = JSON.parse(stdin) as { hostPort: number; container: string };
    return [hostPort, container];
  });
  expect(checked).toEqual([
    [30000, "exam-control-plane"],
    [40000, "exam-worker"],
  ]);
});
