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
  ["a value for a flag that takes none", "docker", ["rm", "--force=maybe", "db"]],
  ["a duplicate flag", "kind", ["delete", "cluster", "--name", "demo", "--name", "other"]],
  ["a container without a network", "docker", ["create", "--name=x", "shop/db"]],
  ["a missing config", "kind", ["create", "cluster", "--name", "demo"]],
  ["a cluster creation without a name", "kind", ["create", "cluster", "--config", "-"]],
  ["a cluster deletion without a name", "kind", ["delete", "cluster"]],
  ["a kubeconfig request without a name", "kind", ["get", "kubeconfig"]],
  ["an unknown filter", "docker", ["ps", "--no-trunc", "--quiet", "--filter", "name=db"]],
  ["an unsupported format", "docker", ["info", "--format", "{{.ID}}"]],
  ["an extra operand", "docker", ["volume", "create", "one", "two"]],
])("rejects %s, and changes nothing", (_, program, args) => {
  const { containers, volumes } = machine.state;
  expect(run(program, ...args)).toMatchObject({ status: 125, stdout: "" });
  expect(machine.state).toMatchObject({ containers, volumes });
});

it("removes a running container only with --force, and reports a container that does not exist", () => {
  expect(run("docker", "rm", "db").stderr).toContain("cannot remove a running container");
  expect(run("docker", "rm", "--force", "other").stderr).toContain("No such container: other");
  expect(machine.state.containers).toHaveLength(1);
  expect(run("docker", "rm", "--force", "--volumes", "db").status).toBe(0);
  expect(machine.state.containers).toEqual([]);
});

it("creates a container with its image's labels, which its own labels override", () => {
  run("docker", "create", "--name=new", "--network=kind", "--label=kept=own", "shop/db");
  const created = machine.state.containers.find(({ name }) => name === "new");
  expect(created?.labels).toEqual({ "dev.berth.cluster": "demo", kept: "own" });
});

it("makes kind prefer --name over KIND_CLUSTER_NAME, and KIND_CLUSTER_NAME over the name in the config", () => {
  process.env["KIND_CLUSTER_NAME"] = "another";
  run("kind", "create", "cluster", "--config", "-");
  run("kind", "create", "cluster", "--config", "-", "--name", "flag");
  expect(machine.state.containers.map(({ name }) => name)).toEqual(["db", "another-worker", "flag-worker"]);
});

it.each(["DOCKER_HOST", "DOCKER_CONTEXT"])("makes docker fail if %s does not point to an engine", (name) => {
  process.env[name] = "elsewhere";
  expect(run("docker", "volume", "ls", "--quiet")).toMatchObject({ status: 125, stdout: "" });
});
