import { FakeMachine, type FakeContainer } from "../../test/fakes/fake-machine";
import { Engine } from "./engine";

const engine = new Engine("docker", { family: "docker", cgroupVersion: 2 });
const label = "dev.berth.test";

let machine: FakeMachine | undefined;
afterEach(() => {
  machine?.dispose();
});

const container = (name: string): FakeContainer => ({
  id: `id-of-${name}`,
  name,
  labels: { [label]: "1" },
  ports: {},
  nodeLabels: {},
});

function machineWith(names: readonly string[], removedOnceListed: string[]): void {
  const volumes = Object.fromEntries(names.map((name) => [name, { [label]: "1" }]));
  machine = new FakeMachine({ containers: names.map(container), volumes, removedOnceListed });
}

const listed = async () => ({
  containers: (await engine.labelledContainers(label)).map(({ name }) => name),
  volumes: (await engine.volumes(label, "1")).map(({ name }) => name),
});

it("lists containers and volumes", async () => {
  machineWith(["a", "b"], []);
  expect(await listed()).toEqual({ containers: ["a", "b"], volumes: ["a", "b"] });
});

it("omits containers and volumes that are removed between listing and inspection", async () => {
  machineWith(["a", "b", "c"], ["b"]);
  expect(await listed()).toEqual({ containers: ["a", "c"], volumes: ["a", "c"] });
  machine?.dispose();
  machineWith(["b"], ["b"]);
  expect(await listed()).toEqual({ containers: [], volumes: [] });
});

it("removes a volume, even if another program has removed it in the meantime", async () => {
  machineWith(["a"], []);
  await engine.removeVolume("a");
  await engine.removeVolume("a");
  expect(await engine.volumeNames()).toEqual([]);
  machine?.dispose();
  machineWith(["a"], ["a"]);
  await engine.removeVolume("a");
  expect(await engine.volumeNames()).toEqual([]);
});

it("does not remove a volume by the prefix of its name, although Podman accepts a prefix", async () => {
  machineWith(["a_10"], []);
  await engine.removeVolume("a_1");
  expect(await engine.volumeNames()).toEqual(["a_10"]);
});

it("reports an engine that does not respond instead of an empty list", async () => {
  machineWith(["a"], []);
  process.env["DOCKER_HOST"] = "tcp://no-such-host:2375";
  await expect(engine.labelledContainers(label)).rejects.toMatchObject({
    findings: [{ code: "COMMAND_FAILED" }],
  });
  await expect(engine.findContainer("a")).rejects.toMatchObject({ findings: [{ code: "COMMAND_FAILED" }] });
  await expect(engine.removeVolume("a")).rejects.toMatchObject({ findings: [{ code: "COMMAND_FAILED" }] });
});
