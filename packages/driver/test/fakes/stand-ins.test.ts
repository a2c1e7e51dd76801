import { spawnSync } from "node:child_process";
import { FakeMachine } from "./fake-machine";

// Each test starts processes, which is slow on a busy machine.
jest.setTimeout(60_000);

let machine: FakeMachine;
beforeEach(() => {
  machine = new FakeMachine({
    images: { "shop/db": "sha256:1" },
    labelsOfImages: { "shop/db": { "dev.berth.cluster": "demo", kept: "image" } },
    containers: [{ id: "0a", name: "db", labels: {}, ports: {}, nodeLabels: {} }],
    volumes: { pgdata: {} },
  });
});
afterEach(() => {
  machine.dispose();
});

function run(program: "docker" | "kind", ...args: string[]) {
  const input = "name: demo\nnodes: [{ role: worker, extraPortMappings: [] }]";
  return spawnSync(program, args, { encoding: "utf8", input, env: process.env });
}

it.each<[string, "docker" | "kind", string[]]>([
  ["an unknown command", "docker", ["swarm", "init"]],
  ["an unknown command of kind", "kind", ["export", "logs"]],
  ["an unknown flag", "docker", ["rm", "--forceful", "db"]],
  ["an unknown flag of kind", "kind", ["delete", "cluster", "--name", "demo", "--all"]],
  ["a flag without its value", "docker", ["stop", "-t"]],
  ["a value where a flag takes none", "docker", ["rm", "--force=maybe", "db"]],
  ["a flag that is given twice", "kind", ["delete", "cluster", "--name", "demo", "--name", "other"]],
  ["a container without a network", "docker", ["create", "--name=x", "shop/db"]],
  ["no config", "kind", ["create", "cluster", "--name", "demo"]],
  ["no name to create", "kind", ["create", "cluster", "--config", "-"]],
  ["no name to delete", "kind", ["delete", "cluster"]],
  ["no name to read", "kind", ["get", "kubeconfig"]],
  ["an unknown filter", "docker", ["ps", "--no-trunc", "--quiet", "--filter", "name=db"]],
  ["another format", "docker", ["info", "--format", "{{.ID}}"]],
  ["one operand too many", "docker", ["volume", "create", "one", "two"]],
])("refuses %s, and changes nothing", (_, program, args) => {
  const { containers, volumes } = machine.state;
  expect(run(program, ...args)).toMatchObject({ status: 125, stdout: "" });
  expect(machine.state).toMatchObject({ containers, volumes });
});

it("removes no container that runs without --force, and none that does not exist", () => {
  expect(run("docker", "rm", "db").stderr).toContain("cannot remove a running container");
  expect(run("docker", "rm", "--force", "other").stderr).toContain("No such container: other");
  expect(machine.state.containers).toHaveLength(1);
  expect(run("docker", "rm", "--force", "--volumes", "db").status).toBe(0);
  expect(machine.state.containers).toEqual([]);
});

it("gives a container the labels of its image, and its own over them", () => {
  run("docker", "create", "--name=new", "--network=kind", "--label=kept=own", "shop/db");
  const created = machine.state.containers.find(({ name }) => name === "new");
  expect(created?.labels).toEqual({ "dev.berth.cluster": "demo", kept: "own" });
});

it("has kind prefer --name to KIND_CLUSTER_NAME, and that to the name in the config", () => {
  process.env["KIND_CLUSTER_NAME"] = "another";
  run("kind", "create", "cluster", "--config", "-");
  run("kind", "create", "cluster", "--config", "-", "--name", "flag");
  expect(machine.state.containers.map(({ name }) => name)).toEqual(["db", "another-worker", "flag-worker"]);
});

it.each(["DOCKER_HOST", "DOCKER_CONTEXT"])("has docker follow %s, which leads nowhere", (name) => {
  process.env[name] = "elsewhere";
  expect(run("docker", "volume", "ls", "--quiet")).toMatchObject({ status: 125, stdout: "" });
});
