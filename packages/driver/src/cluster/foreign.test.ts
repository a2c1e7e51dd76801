import { planCluster } from "@kind-berth/topology";
import { Progress } from "../process/progress";
import { FakeMachine, nodeImage, type FakeContainer, type MachineState } from "../../test/fakes/fake-machine";
import { createCluster } from "./create";
import { deleteCluster } from "./delete";
import type { StepContext } from "../state/step-context";
import { updateCluster } from "./update";

const traefik = "docker.io/library/traefik:v3.6.12";
const plan = {
  ...planCluster({
    name: "demo",
    nodes: [{ role: "control-plane" }, { role: "worker" }],
    // The driver tries to bind these ports on the real machine. They are probably not in use there.
    portMappings: [
      { name: "http", hostPort: 28491, containerPort: 80 },
      { name: "debug", hostPort: 28492, containerPort: 9229, publish: "edge" },
    ],
  }),
  owner: "shop/dev/demo",
};

/** Returns a container that has the same label as the cluster's edge containers. */
const labelled = (name: string, labels = {}): FakeContainer => ({
  id: `${name}-of-a-stranger`,
  name,
  labels: { "dev.berth.cluster": "demo", ...labels },
  networks: ["bridge"],
  ports: {},
  nodeLabels: {},
});

// Each driver command starts a process, which is slow on a busy machine.
jest.setTimeout(120_000);

let machine: FakeMachine;
let told: string[];

function on(state: Partial<MachineState> = {}): void {
  const images = { [nodeImage]: "sha256:0", [traefik]: "sha256:1" };
  machine = new FakeMachine({ images, ...state });
}

beforeEach(() => {
  told = [];
});
afterEach(() => {
  machine.dispose();
});

const progress = () => new Progress((line) => told.push(line));
const first: StepContext = { instanceId: "1", repairCount: "1" };
const { signal } = new AbortController();
const create = () => createCluster(plan, progress(), signal, first);
const update = (of = plan, context = first) => updateCluster(of, progress(), signal, context);
const remove = (of = plan) => deleteCluster(of, progress(), signal);
const names = () => machine.state.containers.map(({ name }) => name).sort();
const own = ["demo-control-plane", "demo-worker", "demo_edge_debug"];
const warnings = () => told.filter((line) => line.includes("warning: ")).map((line) => line.slice(9));

describe("containers that have Berth's label but do not belong to the stack", () => {
  it("remain after create, update and delete, and are named in a warning with the reason", async () => {
    on({ containers: [labelled("db"), labelled("demo_edge_other")] });
    const before = machine.state.containers;
    await create();
    await update();
    expect(names()).toEqual(["db", ...own, "demo_edge_other"].sort());
    await remove();
    expect(machine.state.containers).toEqual(before);
    expect(machine.state.volumes).toEqual({});
    expect(new Set(warnings())).toEqual(
      new Set(
        ["db", "demo_edge_other"].map(
          (name) =>
            `warning: container \`${name}\` has Berth's label and stays unchanged: it has no label \`dev.berth.port\``,
        ),
      ),
    );
  });

  it("remain even if they have every label, as in an image that is committed from an edge container", async () => {
    on();
    await create();
    const edge = machine.state.containers.find(({ name }) => name === "demo_edge_debug");
    const copy = { ...labelled("copy", edge?.labels), networks: ["kind"] };
    expect(copy.labels).toHaveProperty(["dev.berth.owner"], "shop/dev/demo");
    machine.change({ containers: [...machine.state.containers, copy] });
    await update();
    await remove();
    expect(machine.state.containers).toEqual([copy]);
  });

  it("remain if they belong to another owner", async () => {
    on();
    await create();
    const containers = machine.state.containers.map((container) =>
      container.name === "demo_edge_debug"
        ? { ...container, labels: { ...container.labels, "dev.berth.owner": "shop/prod/demo" } }
        : container,
    );
    machine.change({ containers });
    await remove();
    expect(names()).toEqual(["demo_edge_debug"]);
    expect(warnings().join()).toContain("names another owner, shop/prod/demo");
  });

  it("make create fail if they publish a host port of the plan, like any other container", async () => {
    const ports = { "80/tcp": [{ HostIp: "127.0.0.1", HostPort: "28492" }] };
    on({ containers: [{ ...labelled("db"), ports }] });
    await expect(create()).rejects.toThrow(
      '127.0.0.1:28492/TCP of port "debug" is in use: container "db" of the kind cluster "demo" publishes it',
    );
    expect(names()).toEqual(["db"]);
  });
});

describe("a container with a name that the cluster needs", () => {
  it.each(["demo_edge_debug", "demo-worker"])("makes create fail before kind starts: %s", async (name) => {
    on({ containers: [{ ...labelled(name), labels: {} }] });
    await expect(create()).rejects.toThrow(
      new RegExp(
        `container "${name}" was not created by Berth: the cluster needs this name.*\\[CONTAINER_NOT_OURS\\]`,
      ),
    );
    expect(machine.changes).not.toContain("kind create");
    expect(machine.state).toMatchObject({ containers: [{ name }], volumes: {} });
  });

  it("makes update fail, and remains", async () => {
    on();
    await create();
    const others = machine.state.containers.filter(({ name }) => name !== "demo_edge_debug");
    machine.change({ containers: [...others, labelled("demo_edge_debug")] });
    await expect(update()).rejects.toThrow(
      /the edge container of port `debug`.*no label `dev.berth.port`.*\[CONTAINER_NOT_OURS\]/,
    );
    expect(names()).toEqual(own);
  });
});

it("makes delete fail if kind would remove a container that has kind's label but was not created by kind", async () => {
  on();
  await create();
  const foreign = {
    ...labelled("db"),
    labels: { "io.x-k8s.kind.cluster": "demo", "io.x-k8s.kind.role": "worker" },
  };
  // The volumes after an interrupted cluster creation. The container IDs have not been stored yet.
  const { "berth-demo": ownership } = machine.state.volumes;
  machine.change({
    containers: [...machine.state.containers, foreign],
    volumes: { "berth-demo": ownership ?? {} },
  });
  await expect(remove()).rejects.toThrow(/container "db" was not created by kind: .*\[CONTAINER_NOT_OURS\]/);
  expect(names()).toContain("db");
});

describe("volumes that have Berth's labels but do not belong to the stack", () => {
  const labels = {
    "dev.berth.cluster": "demo",
    "dev.berth.mark": "state",
    "dev.berth.owner": "shop/dev/demo",
  };
  const foreign = {
    pgdata: labels,
    "berth-demo_7": { ...labels, "dev.berth.generation": "7", "dev.berth.owner": "shop/prod/demo" },
  };

  it("remain after create, update and delete, and are named in a warning with the reason", async () => {
    on({ volumes: foreign });
    await create();
    await update();
    expect(Object.keys(machine.state.volumes)).toContain("berth-demo");
    await remove();
    expect(machine.state.volumes).toEqual(foreign);
    expect(warnings().join("\n")).toMatch(/volume `pgdata` .*dev.berth.generation` is not a number/);
    expect(warnings().join("\n")).toMatch(/volume `berth-demo_7` .*another owner, shop\/prod\/demo/);
  });

  it("are not used as the state of the cluster", async () => {
    on({ volumes: foreign });
    const report = await create();
    expect(await create()).toEqual(report);
    expect(machine.changes.filter((change) => change === "kind create")).toHaveLength(1);
  });

  it("are not used as the state of the cluster if its ownership volume is gone", async () => {
    on();
    await create();
    const { volumes } = machine.state;
    const state = Object.entries(volumes).find(([name]) => name.startsWith("berth-demo_"))?.[1];
    const others = {
      ...state,
      "dev.berth.owner": "shop/prod/demo",
      "dev.berth.generation": "9",
      "dev.berth.containers": JSON.stringify({ "demo-worker": "another" }).replace(
        /[",]/g,
        encodeURIComponent,
      ),
    };
    const unclaimed = Object.entries(volumes).filter(([name]) => name !== "berth-demo");
    machine.change({ volumes: { ...Object.fromEntries(unclaimed), "berth-demo_9": others } });
    await update();
    expect(machine.state.volumes["berth-demo_9"]).toEqual(others);
  });

  it("make create fail if a volume has the ownership volume's name, and remain", async () => {
    on({ volumes: { "berth-demo": {} } });
    await expect(create()).rejects.toThrow(
      /volume "berth-demo" was not created by Berth: .*no label `dev.berth.cluster=demo`.*\[VOLUME_NOT_OURS\]/,
    );
    await remove();
    expect(machine.state).toMatchObject({ containers: [], volumes: { "berth-demo": {} } });
  });
});

describe("a renamed stack", () => {
  const renamed = { ...plan, owner: "shop/prod/demo" };

  it("keeps its edge containers and volumes under the new name, and removes them on delete", async () => {
    on();
    const { record } = await create();
    await update(renamed, { ...first, reported: record });
    const edge = machine.state.containers.find(({ name }) => name === "demo_edge_debug");
    expect(edge?.labels).toMatchObject({ "dev.berth.owner": "shop/prod/demo" });
    await remove(renamed);
    expect(machine.state).toMatchObject({ containers: [], volumes: {} });
    expect(warnings()).toEqual([]);
  });

  it("continues after the first update under the new name failed", async () => {
    on();
    const { record } = await create();
    machine.change({ images: { [nodeImage]: "sha256:0" } });
    await expect(update(renamed, { ...first, reported: record })).rejects.toThrow("EDGE_IMAGE_MISSING");
    machine.change({ pullable: [traefik] });
    await update(renamed);
    await remove(renamed);
    expect(machine.state).toMatchObject({ containers: [], volumes: {} });
  });
});

it("fails immediately if an edge port's container has exited, and names the container", async () => {
  on({ endsAtOnce: ["demo_edge_debug"] });
  await expect(create()).rejects.toThrow(/edge container "demo_edge_debug" has exited: .*\[EDGE_NOT_READY\]/);
  expect(machine.state).toMatchObject({ containers: [], volumes: {} });
});
