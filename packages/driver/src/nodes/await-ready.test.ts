import { planCluster } from "@kind-berth/topology";
import { createCluster } from "../cluster/create";
import { awaitClusterReady } from "../cluster/ready";
import { updateCluster } from "../cluster/update";
import { Progress } from "../process/progress";
import { FakeMachine } from "../../test/fakes/fake-machine";

const nodes = [{ role: "control-plane" }, { role: "worker" }] as const;
const plan = { ...planCluster({ name: "demo", nodes }), owner: "shop/dev/demo" };
const turn = { instanceId: "1", repairCount: "1" };
const { signal } = new AbortController();

// Each driver command starts a process, which is slow on a busy machine.
jest.setTimeout(60_000);

let machine: FakeMachine;
afterEach(() => {
  machine.dispose();
});

const progress = () => new Progress(() => undefined);
const create = () => createCluster(plan, progress(), signal, turn);
const ready = () => awaitClusterReady(plan, progress(), signal);
const update = () => updateCluster(plan, progress(), signal, turn);

/** Removes a container without Berth. */
const lose = (name: string) => {
  machine.change({ containers: machine.state.containers.filter((container) => container.name !== name) });
};

describe("waiting for nodes", () => {
  it("fails immediately if a container does not exist, and names the container", async () => {
    machine = new FakeMachine({ vanishing: ["demo-worker"], readyAfter: 1_000_000 });
    await expect(create()).rejects.toThrow(
      /container "demo-worker" is gone: the nodes cannot become Ready.*\[NODE_NOT_RUNNING\]/,
    );
    expect(machine.state).toMatchObject({ looks: 1, containers: [], volumes: {} });
  });

  it("fails immediately if a container is removed after the creation", async () => {
    machine = new FakeMachine({ readyAfter: 1_000_000 });
    await create();
    lose("demo-worker");
    await expect(ready()).rejects.toThrow(/container "demo-worker" is gone: .*\[NODE_NOT_RUNNING\]/);
  });

  it("fails immediately if the only control plane does not exist, so that no API server responds", async () => {
    machine = new FakeMachine({ vanishing: ["demo-control-plane"] });
    await expect(create()).rejects.toThrow(/container "demo-control-plane" is gone: .*\[NODE_NOT_RUNNING\]/);
  });

  it("fails if a container has exited, and names the container", async () => {
    machine = new FakeMachine();
    await create();
    const containers = machine.state.containers.map((container) =>
      container.name === "demo-worker" ? { ...container, stopped: true } : container,
    );
    machine.change({ containers, endsAtOnce: ["demo-worker"], looks: 0 });
    await expect(update()).rejects.toThrow(
      /container "demo-worker" has exited: .*docker logs demo-worker.*\[NODE_NOT_RUNNING\]/,
    );
    expect(machine.state.looks).toBe(2);
  });
});
