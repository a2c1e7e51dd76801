import { createServer, type AddressInfo } from "node:net";
import { planCluster, type ClusterArgs } from "@kind-berth/topology";
import { Engine } from "../engine/engine";
import { Progress } from "../process/progress";
import { FakeMachine, nodeImage, type MachineState } from "../../test/fakes/fake-machine";
import { checkHost } from "./check-host";

// Each driver command starts a process, which is slow on a busy machine.
jest.setTimeout(60_000);

let machine: FakeMachine;
let told: string[];
afterEach(() => {
  machine.dispose();
});

/** @param ofMachine - the value of the BERTH_NODE_IMAGE environment variable */
function check(args: Partial<ClusterArgs>, state: Partial<MachineState> = {}, ofMachine = "") {
  machine = new FakeMachine(state);
  process.env["BERTH_NODE_IMAGE"] = ofMachine;
  told = [];
  const progress = new Progress((line) => told.push(line));
  const engine = new Engine("docker", { family: "docker", cgroupVersion: 2 });
  return checkHost(planCluster({ name: "demo", ...args }), engine, progress).finally(() => {
    progress.end();
  });
}

const mine = "kindest/node:v1.36.4@sha256:099e049362a1526b2db71494e1947aae99bd16290d7c895f2b7ea312e3cbfaed";

it("uses kind's default image if no image or version is set", async () => {
  expect(await check({})).toEqual({ cgroupVersion: 2, nodeImage });
});

it("pulls a missing node image, and reports the pull", async () => {
  await check({ kubernetesVersion: "1.36" }, { pullable: [mine] });
  expect(told.map((line) => line.replace(/^\[ *\d+ s\] /u, ""))).toEqual([`Pulling node image ${mine}`]);
});

it("rejects an image that cannot be pulled, with the engine's error message", async () => {
  await expect(check({ image: "shop/node:v1" })).rejects.toThrow(
    "docker does not have it and cannot pull it (Error response from daemon: manifest unknown)",
  );
  expect(machine.changes).toEqual([]);
});

it.each([
  ["1.35", "shop/node"],
  ["1.36", mine],
])("if BERTH_NODE_IMAGE has Kubernetes 1.35, runs %s with %s", async (kubernetesVersion, image) => {
  const images = { "shop/node": "sha256:2", [mine]: "sha256:3" };
  const state = { images, kubernetesOf: { "shop/node": "v1.35.2" } };
  expect((await check({ kubernetesVersion }, state, "shop/node")).nodeImage).toBe(image);
});

it("lists the Kubernetes versions for which the installed kind has a node image", async () => {
  await expect(check({ kubernetesVersion: "1.33" })).rejects.toThrow(
    "the installed kind 0.33.0 has no node image for this version; its versions are 1.37.0, 1.36.4, 1.35.8, 1.34.11",
  );
});

it("reports all problems at once, and then pulls no image", async () => {
  const ports = { "80/tcp": [{ HostIp: "0.0.0.0", HostPort: "28472" }] };
  const problems = check(
    {
      kubernetesVersion: "1.33",
      loadImages: ["shop/web:dev"],
      portMappings: [{ name: "http", hostPort: 28472, containerPort: 80 }],
    },
    { containers: [{ id: "1", name: "proxy", labels: {}, ports, nodeLabels: {} }] },
  );
  await expect(problems).rejects.toThrow("3 problems");
  await expect(problems).rejects.toThrow('is in use: container "proxy" publishes it');
  await expect(problems).rejects.toThrow("KUBERNETES_VERSION_NOT_OF_KIND");
  await expect(problems).rejects.toThrow('image "shop/web:dev" does not exist in docker');
  expect(machine.state.journal.filter((command) => command.includes("pull"))).toEqual([]);
});

it("creates nothing if a derived host port is in use, and names a free host port", async () => {
  const portMappings = [{ name: "http", hostPort: "auto", containerPort: 80 }] as const;
  const hostPort = planCluster({ name: "demo", portMappings }).ports[0]?.hostPort ?? 0;
  const ports = { "80/tcp": [{ HostIp: "0.0.0.0", HostPort: String(hostPort) }] };
  const containers = [{ id: "1", name: "proxy", labels: {}, ports, nodeLabels: {} }];
  await expect(check({ portMappings }, { containers })).rejects.toThrow(
    /is in use: container "proxy" publishes it, and Berth derived this number.*\. Set `hostPort: 2\d{4}` for port `http` \(this number is free\)/,
  );
  expect(machine.changes).toEqual([]);
});

it("checks each address of a port, and names the address that is not available", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port: hostPort } = server.address() as AddressInfo;
  const ports = { "80/tcp": [{ HostIp: "::1", HostPort: String(hostPort) }] };
  // 192.0.2.1 (TEST-NET-1) does not belong to this machine.
  const listenAddress = ["127.0.0.1", "::1", "192.0.2.1"];
  const problems = check(
    { portMappings: [{ name: "http", hostPort, containerPort: 80, listenAddress }] },
    { containers: [{ id: "1", name: "proxy", labels: {}, ports, nodeLabels: {} }] },
  );
  await expect(problems).rejects.toThrow("3 problems");
  await expect(problems).rejects.toThrow(
    `host port 127.0.0.1:${hostPort}/TCP of port "http" is in use: process `,
  );
  await expect(problems).rejects.toThrow(
    `host port [::1]:${hostPort}/TCP of port "http" is in use: container "proxy" publishes it`,
  );
  await expect(problems).rejects.toThrow('listenAddress 192.0.2.1 of port "http" is not an address');
  await new Promise((resolve) => server.close(resolve));
});
