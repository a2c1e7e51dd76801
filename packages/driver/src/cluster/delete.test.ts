import { planCluster } from "@kind-berth/topology";
import { Progress } from "../process/progress";
import { FakeMachine, type FakeContainer } from "../../test/fakes/fake-machine";
import { createCluster } from "./create";
import { deleteCluster } from "./delete";

// Each driver command starts a process, which is slow on a busy machine.
jest.setTimeout(60_000);

const image = "docker.io/library/traefik:v3.6.12";
const debug = { name: "debug", hostPort: 28491, containerPort: 9229, publish: "edge" } as const;
const plan = { ...planCluster({ name: "demo", portMappings: [debug] }), owner: "shop/dev/demo" };
const { signal } = new AbortController();
const first = { instanceId: "1", repairCount: "1" };

let machine: FakeMachine;
let lines: string[];
beforeEach(() => {
  lines = [];
  machine = new FakeMachine();
  machine.change({ images: { ...machine.state.images, [image]: "sha256:1" } });
});
afterEach(() => {
  machine.dispose();
});

const progress = () => new Progress((line) => lines.push(line));
const create = () => createCluster(plan, progress(), signal, first);
const remove = (of = plan) => deleteCluster(of, progress(), signal);
const names = () => machine.state.containers.map(({ name }) => name);

describe("if an engine does not respond", () => {
  it("fails if no other engine has the cluster, because the cluster may be on this engine", async () => {
    machine.withSilentEngines("podman", "nerdctl");
    await expect(remove()).rejects.toThrow(
      /`podman info` failed: .*`nerdctl info` failed: .*\[ENGINE_NOT_FOUND\]/su,
    );
  });

  it("succeeds if another engine has the cluster", async () => {
    machine.withSilentEngines("podman");
    await create();
    await remove();
    expect(names()).toEqual([]);
  });

  it("control: succeeds if every installed engine responds and none has the cluster", async () => {
    machine.withSilentEngines();
    await remove();
    expect(machine.changes).toEqual([]);
  });
});

describe("edge containers", () => {
  it("are deleted together with the cluster, even while they run", async () => {
    await create();
    expect(names()).toEqual(["demo-control-plane", "demo_edge_debug"]);
    await remove();
    expect(names()).toEqual([]);
  });

  it("are deleted if the cluster was deleted outside Berth", async () => {
    await create();
    machine.change({ containers: machine.state.containers.filter(({ name }) => name.includes("edge")) });
    await remove();
    expect(names()).toEqual([]);
  });

  it("are deleted if the cluster was recreated outside Berth, which keeps its nodes", async () => {
    await create();
    const containers = machine.state.containers.map((container): FakeContainer =>
      container.name === "demo-control-plane" ? { ...container, id: "recreated" } : container,
    );
    machine.change({ containers });
    await remove();
    expect(names()).toEqual(["demo-control-plane"]);
    expect(machine.state.volumes).toEqual({});
  });

  it("are kept if they belong to another owner", async () => {
    await create();
    await remove({ ...plan, owner: "shop/prod/demo" });
    expect(names()).toEqual(["demo-control-plane", "demo_edge_debug"]);
  });

  it("that a lost cluster left behind do not hold a host port that a new node needs", async () => {
    await create();
    machine.change({ containers: machine.state.containers.filter(({ name }) => name.includes("edge")) });
    const { publish, ...onNode } = debug;
    expect(publish).toBe("edge");
    const other = { ...planCluster({ name: "demo", portMappings: [onNode] }), owner: plan.owner };
    await createCluster(other, progress(), signal, { ...first, instanceId: "2" });
    expect(names()).toEqual(["demo-control-plane"]);
  });
});
