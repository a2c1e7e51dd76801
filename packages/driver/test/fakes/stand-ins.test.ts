import { spawnSync } from "node:child_process";
import { buffer } from "node:stream/consumers";
import { pack } from "tar-stream";
import { FakeMachine } from "./fake-machine";

// Each test starts processes, which is slow on a busy machine.
jest.setTimeout(60_000);

const node = { "io.x-k8s.kind.cluster": "demo", "io.x-k8s.kind.role": "worker" };

let machine: FakeMachine;
beforeEach(() => {
  machine = new FakeMachine({
    images: { "shop/db": "sha256:1" },
    labelsOfImages: { "shop/db": { "dev.berth.cluster": "demo", kept: "image" } },
    containers: [
      { id: "0a", name: "db", labels: {}, ports: {}, nodeLabels: {} },
      { id: "0b", name: "demo-worker", labels: node, ports: {}, nodeLabels: { tier: "web" } },
    ],
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

function kubectl(...args: string[]): string[] {
  return ["exec", "demo-worker", "kubectl", "--kubeconfig=/k", "--request-timeout=1s", ...args];
}

function ctr(...args: string[]): string[] {
  return ["exec", "--interactive", "demo-worker", "ctr", "--namespace=k8s.io", "images", ...args];
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
  ["a container without a network in the background", "docker", ["run", "--detach", "--name=x", "shop/db"]],
  [
    "a published IPv6 address without brackets",
    "docker",
    ["create", "--name=x", "--network=kind", "--publish=::1:80:80/tcp", "shop/db"],
  ],
  ["a label change that is not one", "docker", [...kubectl("label", "node", "demo-worker", "tier")]],
  ["a kubectl command without a time limit", "docker", ["exec", "demo-worker", "kubectl", "get", "nodes"]],
  [
    "a format of the archive that Docker does not have",
    "docker",
    ["save", "--format=oci-archive", "shop/db"],
  ],
  ["an import that unpacks", "docker", ctr("import", "-")],
  ["an extra operand", "docker", ["volume", "create", "one", "two"]],
])("rejects %s, and changes nothing", (_, program, args) => {
  const { containers, volumes } = machine.state;
  expect(run(program, ...args)).toMatchObject({ status: 125, stdout: "" });
  expect(machine.state).toMatchObject({ containers, volumes });
});

it("removes a running container only with --force, and reports a container that does not exist", () => {
  expect(run("docker", "rm", "db").stderr).toContain("cannot remove a running container");
  expect(run("docker", "rm", "--force", "other").stderr).toContain("No such container: other");
  expect(machine.state.containers).toHaveLength(2);
  expect(run("docker", "rm", "--force", "--volumes", "db").status).toBe(0);
  expect(machine.state.containers.map(({ name }) => name)).toEqual(["demo-worker"]);
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
  const names = machine.state.containers.map(({ name }) => name);
  expect(names.slice(2)).toEqual(["another-worker", "flag-worker"]);
});

it("publishes a port on all addresses if `--publish` has no address", () => {
  run("docker", "run", "--detach", "--name=open", "--network=kind", "--publish=80:8000", "shop/db");
  run("docker", "run", "--detach", "--name=six", "--network=kind", "--publish=[::1]:81:8000/udp", "shop/db");
  expect(machine.state.containers.slice(2).map(({ ports }) => ports)).toEqual([
    { "8000/tcp": [{ HostIp: "0.0.0.0", HostPort: "80" }] },
    { "8000/udp": [{ HostIp: "::1", HostPort: "81" }] },
  ]);
});

it("replaces a node label only with --overwrite", () => {
  const change = kubectl("label", "node", "demo-worker", "tier=db");
  expect(run("docker", ...change).stderr).toContain("already has a value (web)");
  expect(machine.state.containers[1]?.nodeLabels).toEqual({ tier: "web" });
  expect(run("docker", ...change, "--overwrite").status).toBe(0);
  expect(machine.state.containers[1]?.nodeLabels).toEqual({ tier: "db" });
});

it("replaces the tag of an image on a node only with --force", () => {
  const images = { a: [], b: [] };
  machine.change({ containers: machine.state.containers.map((container) => ({ ...container, images })) });
  expect(run("docker", ...ctr("tag", "a", "b")).stderr).toContain("already exists");
  expect(run("docker", ...ctr("tag", "--force", "a", "b")).status).toBe(0);
});

it.each([
  ["a file that the program cannot read", { mode: 0o600 }, "cannot read /etc/x.yaml"],
  ["a file that every user can change", { mode: 0o666 }, "not only root can write to /etc/x.yaml"],
  ["a file of another user", { mode: 0o644, uid: 1000 }, "not only root can write to /etc/x.yaml"],
])("copies no archive that contains %s", async (_, header, message) => {
  const archive = pack();
  archive.entry({ name: "etc/x.yaml", ...header }, "x");
  archive.finalize();
  const input = await buffer(archive);
  const outcome = spawnSync("docker", ["cp", "-", "db:/"], { encoding: "utf8", input, env: process.env });
  expect(outcome).toMatchObject({ status: 125, stderr: expect.stringContaining(message) as string });
});

it.each([
  ["docker", "DOCKER_HOST"],
  ["docker", "DOCKER_CONTEXT"],
  ["docker", "DOCKER_CONFIG"],
  ["kind", "KIND_EXPERIMENTAL_CONTAINERD_SNAPSHOTTER"],
] as const)("makes %s fail if %s is set, because a fake would ignore it", (program, name) => {
  process.env[name] = "elsewhere";
  const args = program === "kind" ? ["version"] : ["volume", "ls", "--quiet"];
  expect(run(program, ...args)).toMatchObject({ status: 125, stdout: "" });
});
