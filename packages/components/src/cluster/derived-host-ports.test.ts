import type * as pulumi from "@pulumi/pulumi";
import { ExposedApp } from "../app/exposed-app";
import { inputsOf, registered, valueOf } from "../../test/fixtures/mocked-program";
import { KindCluster, type KindClusterArgs } from "./kind-cluster";

/** A cluster whose host ports Berth derives: one port of the cluster, and one port of a node in kind's format. */
const args: KindClusterArgs = {
  nodes: [
    {
      role: "control-plane",
      extraPortMappings: [{ hostPort: "auto", containerPort: 443, listenAddress: "127.0.0.1" }],
    },
    { role: "worker" },
  ],
  portMappings: [{ name: "http", hostPort: "auto", containerPort: 80 }],
};

/** Runs a program with an app on port `http`, and returns the cluster's ports, the app's URL and the input of the driver. */
async function run(mode: { readonly preview: boolean }, clusterArgs = args) {
  let url: pulumi.Output<string> | undefined;
  let ports: Record<string, number> = {};
  const resources = await registered(() => {
    const cluster = new KindCluster("demo", clusterArgs);
    const app = new ExposedApp("web", { cluster, image: "nginx:1.29", containerPort: 80, port: "http" });
    url = app.url;
    ports = Object.fromEntries(cluster.record.ports.map(({ name, hostPort }) => [name, hostPort]));
  }, mode);
  const { stdin } = inputsOf(resources, "command:local:Command", "demo") as { stdin: string };
  return {
    ports,
    url: url === undefined ? undefined : await valueOf(url),
    plan: JSON.parse(stdin) as object,
  };
}

it.each([{ preview: true }, { preview: false }])(
  "shows the derived host port in the record and in the URL of an app: %j",
  async (mode) => {
    // The owner of the cluster is `shop/dev/demo`.
    const { ports, url, plan } = await run(mode);
    expect(ports).toEqual({ http: 27133, "tcp-443": expect.any(Number) as number });
    expect(url).toBe("http://web.localhost:27133/");
    expect(plan).toMatchObject({
      owner: "shop/dev/demo",
      derivedHostPorts: ["http", "tcp-443"],
      ports: [{ name: "http", hostPort: 27133 }, { name: "tcp-443" }],
    });
  },
);

it("derives the same number in each run, and if the order or the arguments of the ports change", async () => {
  const { ports } = await run({ preview: true });
  const changed: KindClusterArgs = {
    name: "other-name",
    portMappings: [
      { name: "tcp-443", hostPort: "auto", containerPort: 8443 },
      { name: "http", hostPort: "auto", containerPort: 80, publish: "edge" },
    ],
  };
  expect((await run({ preview: true })).ports).toEqual(ports);
  expect((await run({ preview: false }, changed)).ports).toEqual(ports);
});
