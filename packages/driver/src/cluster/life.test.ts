import { planCluster, type Taint } from "@kind-berth/topology";
import { Progress } from "../process/progress";
import { FakeMachine, type FakeContainer, type MachineState } from "../../test/fakes/fake-machine";
import { createCluster } from "./create";
import { deleteCluster } from "./delete";
import { observeCluster } from "./observe";
import { awaitClusterReady } from "./ready";
import type { StepContext } from "../state/step-context";
import { updateCluster } from "./update";

const plan = {
  ...planCluster({
    name: "demo",
    nodes: [{ role: "control-plane" }, { role: "worker" }],
    // The driver tries to bind this port on the real machine. The port is probably not in use there.
    portMappings: [{ name: "http", hostPort: 28471, containerPort: 80 }],
  }),
  owner: "shop/dev/demo",
};

const dedicated = { key: "dedicated", value: "db", effect: "NoSchedule" } as const;

/** Returns the plan for a program that also lists the taints of the control plane and the worker. */
function tainted(...taints: (readonly Taint[] | undefined)[]): typeof plan {
  const { nodes } = planCluster({
    name: "demo",
    nodes: plan.nodes.map(({ role }, index) => ({ role, taints: taints[index] })),
    portMappings: plan.ports,
  });
  return { ...plan, nodes };
}

/** Returns a container that the driver did not create. */
const stranger = (name: string, labels = {}): FakeContainer => ({
  id: `${name}-of-a-stranger`,
  name,
  labels: {
    "io.x-k8s.kind.cluster": "demo",
    "io.x-k8s.kind.role": name.replace(/^demo-|\d+$/g, ""),
    ...labels,
  },
  ports: {},
  nodeLabels: {},
});

// Each driver command starts a process, which is slow on a busy machine.
jest.setTimeout(60_000);

let machine: FakeMachine;
let told: string[];
let interruption: AbortController;

function on(state: Partial<MachineState> = {}): void {
  machine = new FakeMachine(state);
}

beforeEach(() => {
  told = [];
  interruption = new AbortController();
});
afterEach(() => {
  machine.dispose();
});

/** Returns the progress lines without their times. Omits repeated lines, which an earlier test's progress can also print. */
const steps = () =>
  told.filter((line) => !line.endsWith("(in progress)")).map((line) => line.slice("[   0 s] ".length));
const progress = () => new Progress((line) => told.push(line));
const first: StepContext = { instanceId: "1", repairCount: "1" };
const create = (context = first) => createCluster(plan, progress(), interruption.signal, context);
const ready = () => awaitClusterReady(plan, progress(), interruption.signal);
const update = (of = plan, context = first) => updateCluster(of, progress(), interruption.signal, context);
const look = (of = plan) => observeCluster(of, progress(), interruption.signal);
const remove = (of = plan) => deleteCluster(of, progress(), interruption.signal);

describe("create", () => {
  it("creates the ownership volume before the cluster, does not wait for Ready nodes, and returns the record", async () => {
    on({ readyAfter: 1_000_000 });
    expect(await create()).toMatchObject({
      version: 1,
      record: { name: "demo", engine: "docker", ports: [{ name: "http", node: "worker" }] },
    });
    expect(machine.changes).toEqual([
      "docker volume create berth-demo",
      "docker volume create berth-demo_1",
      "kind create",
      "docker volume create berth-demo_2",
      "docker volume rm berth-demo_1",
    ]);
    expect(machine.state.volumes["berth-demo"]).toMatchObject({ "dev.berth.owner": "shop/dev/demo" });
  });

  it("prints its own steps and kind's steps, but never the kubeconfig", async () => {
    on();
    await create();
    expect(steps()).toEqual(["Creating cluster demo on docker", "Preparing nodes"]);
  });

  it("leaves no containers or volumes behind if kind fails, and reports kind's error", async () => {
    on({ kind: "fails" });
    await expect(create()).rejects.toThrow("no space left on device");
    expect(machine.state).toMatchObject({ containers: [], volumes: {} });
  });

  it("starts kind again if another process took a port that kind chose", async () => {
    on({ lostPorts: 2 });
    expect(await create()).toMatchObject({ record: { name: "demo" } });
    expect(machine.changes.filter((command) => command === "kind create")).toHaveLength(3);
    expect(steps()).toContain(
      "warning: another process took port 38181, which kind had chosen for an API server. Berth starts kind again",
    );
  });

  it("reports the lost port after three attempts, and leaves no containers or volumes behind", async () => {
    on({ lostPorts: 3 });
    await expect(create()).rejects.toThrow("127.0.0.1:38181: bind: address already in use");
    expect(machine.state).toMatchObject({ containers: [], volumes: {} });
  });

  it("leaves no containers or volumes behind if the published ports differ, and returns no record", async () => {
    on({ publishes: 28472 });
    await expect(create()).rejects.toThrow("PORTS_DIFFER");
    expect(machine.state).toMatchObject({ containers: [], volumes: {} });
  });

  it("removes the nodes on a timeout, but keeps the ownership volume because the engine may still be working", async () => {
    on({ kind: "hangs" });
    const watching = new Progress((line) => {
      if (line.includes("Preparing nodes")) interruption.abort(new DOMException("over", "TimeoutError"));
    });
    await expect(createCluster(plan, watching, interruption.signal, first)).rejects.toThrow("aborted");
    watching.end();
    expect(machine.state.containers).toEqual([]);
    expect(Object.keys(machine.state.volumes)).toContain("berth-demo");
  });

  it("deletes the leftovers of an interrupted run, and then creates the cluster", async () => {
    on({ kind: "hangs" });
    const watching = new Progress((line) => {
      if (line.includes("Preparing nodes")) interruption.abort();
    });
    await expect(createCluster(plan, watching, interruption.signal, first)).rejects.toThrow("aborted");
    watching.end();
    interruption = new AbortController();
    machine.change({ kind: "succeeds", containers: [stranger("demo-worker")] });
    await create();
    expect(machine.state.containers.map(({ name }) => name)).toEqual(["demo-control-plane", "demo-worker"]);
  });

  it("resumes a complete cluster whose report was lost, without creating the cluster again", async () => {
    on();
    const report = await create();
    expect(await create()).toEqual(report);
    expect(machine.changes.filter((change) => change === "kind create")).toHaveLength(1);
  });

  it("resumes a complete cluster whose nodes are not Ready yet, and then waits for them", async () => {
    on({ readyAfter: 3 });
    const report = await create();
    expect(await create()).toEqual(report);
    expect(machine.changes.filter((change) => change === "kind create")).toHaveLength(1);
    expect(machine.state.looks).toBeGreaterThan(3);
  });

  it("adopts a cluster without an ownership volume if the plan sets `adopt`, and does not run kind", async () => {
    on();
    await create();
    machine.change({ volumes: {}, journal: [] });
    const adopted = await createCluster({ ...plan, adopt: true }, progress(), interruption.signal, first);
    expect(adopted).toMatchObject({ record: { name: "demo" } });
    expect(machine.changes).toEqual(["docker volume create berth-demo_1", "docker volume create berth-demo"]);
  });

  it("does not change a cluster that Berth did not create", async () => {
    on({ containers: [stranger("demo-control-plane")] });
    await expect(create()).rejects.toThrow("CLUSTER_EXISTS");
    expect(machine.changes).toEqual([]);
  });

  it("creates nothing if a host port is in use", async () => {
    const ports = { "80/tcp": [{ HostIp: "0.0.0.0", HostPort: "28471" }] };
    on({ containers: [{ ...stranger("proxy", { "io.x-k8s.kind.cluster": "" }), ports }] });
    await expect(create()).rejects.toThrow(
      'host port 127.0.0.1:28471/TCP of port "http" is in use: container "proxy"',
    );
    expect(machine.changes).not.toContain("kind create");
    expect(machine.state.volumes).toEqual({});
  });
});

describe("ready", () => {
  it("waits for every node, and reports which nodes it waits for", async () => {
    on({ readyAfter: 3 });
    await create();
    const looks = machine.state.looks;
    await ready();
    expect(machine.state.looks).toBeGreaterThan(looks + 1);
    expect(steps().slice(-2)).toEqual([
      "Waiting until every node is Ready",
      "Waiting until demo-control-plane, demo-worker are Ready",
    ]);
  });

  it("changes nothing", async () => {
    on();
    await create();
    const { changes } = machine;
    await ready();
    expect(machine.changes).toEqual(changes);
  });

  it("reports that the cluster does not exist", async () => {
    on();
    await expect(ready()).rejects.toThrow("CLUSTER_NOT_FOUND");
  });
});

describe("update", () => {
  it("returns the cluster's report again, and replaces the old state volume", async () => {
    on();
    const report = await create();
    expect(await update(plan, { instanceId: "1", repairCount: "2" })).toEqual(report);
    expect(Object.keys(machine.state.volumes)).toEqual(["berth-demo", "berth-demo_3"]);
    expect(machine.state.volumes["berth-demo_3"]).toMatchObject({ "dev.berth.repair-count": "2" });
  });

  it("removes node labels that only the previous plan contained", async () => {
    on();
    await create();
    const labelled = planCluster({
      name: "demo",
      nodes: [{ role: "control-plane", labels: { tier: "edge" } }],
    });
    const [controlPlane] = labelled.nodes;
    const nodes = plan.nodes.map((node) => (node.name === controlPlane?.name ? controlPlane : node));
    await update({ ...plan, nodes });
    expect(machine.state.containers[0]?.nodeLabels).toEqual({ tier: "edge" });
    await update();
    expect(machine.state.containers[0]?.nodeLabels).toEqual({});
  });

  it("changes the value of a node label that only the program sets", async () => {
    on();
    await create();
    const tier = (value: string) => ({
      ...plan,
      nodes: plan.nodes.map((node) => ({ ...node, labels: { ...node.labels, tier: value } })),
    });
    await update(tier("web"));
    await update(tier("db"));
    expect(machine.state.containers.map(({ nodeLabels }) => nodeLabels["tier"])).toEqual(["db", "db"]);
  });

  it("changes taints in place, and restores the taints that a node had without the program's list", async () => {
    on();
    await create();
    const kubeadms = { key: "node-role.kubernetes.io/control-plane", effect: "NoSchedule" };
    const theirs = { key: "theirs", effect: "NoSchedule" };
    const [controlPlane, worker] = machine.state.containers as [FakeContainer, FakeContainer];
    machine.change({
      containers: [
        { ...controlPlane, taints: [kubeadms] },
        { ...worker, taints: [theirs] },
      ],
    });
    const taints = () => machine.state.containers.map((container) => container.taints);
    await update(tainted([], [dedicated]));
    expect(taints()).toEqual([[], [dedicated]]);
    const web = { ...dedicated, value: "web" };
    await update(tainted([], [web, { ...web, effect: "NoExecute" }]));
    expect(taints()).toEqual([[], [web, { ...web, effect: "NoExecute" }]]);
    await update();
    expect(taints()).toEqual([[kubeadms], []]);
    await update();
    expect(taints()).toEqual([[kubeadms], []]);
    expect(machine.changes.filter((change) => change.startsWith("kind"))).toEqual(["kind create"]);
  });

  it("creates the ownership volume again if a cleanup of the engine removed the volumes", async () => {
    on();
    await create();
    machine.change({ volumes: {} });
    await update();
    expect(machine.state.volumes["berth-demo"]).toMatchObject({ "dev.berth.owner": "shop/dev/demo" });
  });

  it("rejects a cluster that belongs to another owner", async () => {
    on();
    await create();
    await expect(update({ ...plan, owner: "shop/prod/demo" })).rejects.toThrow(
      "and belongs to shop/dev/demo",
    );
  });

  it("transfers the cluster to the stack's new name", async () => {
    on();
    const { record } = await create();
    const renamed = { ...plan, owner: "shop/prod/demo" };
    await update(renamed, { ...first, reported: record });
    expect(machine.state.volumes["berth-demo"]).toMatchObject({ "dev.berth.owner": "shop/prod/demo" });
    await expect(update()).rejects.toThrow("and belongs to shop/prod/demo");
  });

  it("rejects a new owner whose reported containers are not the cluster's containers", async () => {
    on();
    const { record } = await create();
    const nodes = record.nodes.map((node) => ({ ...node, containerId: "another" }));
    const renamed = { ...plan, owner: "shop/prod/demo" };
    const knowing = { ...first, reported: { ...record, nodes } };
    await expect(update(renamed, knowing)).rejects.toThrow("and belongs to shop/dev/demo");
  });

  it("rejects a cluster that was recreated outside Berth under the same name, and names the differences", async () => {
    on();
    await create();
    machine.change({ containers: [stranger("demo-control-plane"), stranger("demo-worker2")] });
    await expect(update()).rejects.toThrow(
      /it has no node `demo-worker`; it has an additional node `demo-worker2`.*CLUSTER_RECREATED/,
    );
  });

  it("starts a stopped node, uncordons a cordoned node, and restores missing node labels", async () => {
    on();
    await create();
    const [controlPlane, worker] = machine.state.containers as [FakeContainer, FakeContainer];
    const drift = { ...worker, stopped: true, cordoned: true, nodeLabels: { theirs: "stays" } };
    machine.change({ containers: [controlPlane, drift] });
    await update();
    expect(machine.state.containers[1]).toEqual({
      ...worker,
      stopped: false,
      cordoned: false,
      nodeLabels: { theirs: "stays", "port.berth.dev/http": "80" },
    });
  });

  it("names a node whose container no longer exists", async () => {
    on();
    await create();
    machine.change({ containers: machine.state.containers.slice(0, 1) });
    await expect(update()).rejects.toThrow('container "demo-worker" is gone: the cluster has lost this node');
  });

  it("reports that the cluster does not exist", async () => {
    on();
    await expect(update()).rejects.toThrow("CLUSTER_NOT_FOUND");
  });
});

describe("delete", () => {
  it("deletes the cluster and its volumes", async () => {
    on();
    await create();
    await remove();
    expect(machine.state).toMatchObject({ containers: [], volumes: {} });
  });

  it("succeeds without changes if the cluster no longer exists", async () => {
    on();
    await remove();
    expect(machine.changes).toEqual([]);
  });

  it("removes the volumes of a cluster that was deleted outside Berth", async () => {
    on();
    await create();
    machine.change({ containers: [] });
    await remove();
    expect(machine.state.volumes).toEqual({});
  });

  it("keeps a cluster that was recreated outside Berth under the same name, and removes its own volumes", async () => {
    on();
    await create();
    machine.change({ containers: [stranger("demo-control-plane")] });
    await remove();
    expect(machine.state).toMatchObject({ containers: [{ name: "demo-control-plane" }], volumes: {} });
  });

  it("keeps a cluster that has no ownership volume and differs from the plan", async () => {
    on({ containers: [stranger("demo-control-plane")] });
    await remove();
    expect(machine.state.containers).toHaveLength(1);
  });

  it("keeps a cluster that another owner created under the same name", async () => {
    on();
    await create();
    await remove({ ...plan, owner: "shop/prod/demo" });
    expect(machine.state.containers).toHaveLength(2);
  });
});

describe("observe", () => {
  const unknown = { known: false, instanceId: "1", repairCount: "1" };

  it("finds no drift in a cluster that is in service, and changes nothing", async () => {
    on();
    await create();
    const { volumes, containers } = machine.state;
    expect(await look()).toEqual({
      known: true,
      instanceId: "1",
      repairCount: "1",
      reasons: [],
      refusals: [],
    });
    expect(machine.state).toMatchObject({ volumes, containers });
  });

  it("reports drift with reasons, and increases repairCount", async () => {
    on();
    await create();
    const [controlPlane, worker] = machine.state.containers as [FakeContainer, FakeContainer];
    machine.change({ containers: [controlPlane, { ...worker, cordoned: true, nodeLabels: {} }] });
    expect(await look()).toMatchObject({
      repairCount: "2",
      reasons: [
        expect.stringMatching(/^node `demo-worker` is cordoned; /),
        expect.stringMatching(/^label `port.berth.dev\/http` of node `demo-worker` is missing/),
      ],
    });
  });

  it("reports taints that differ from the program's list, and restores them", async () => {
    on();
    const planned = tainted(undefined, [dedicated]);
    await createCluster(planned, progress(), interruption.signal, first);
    expect(machine.state.containers[1]?.taints).toEqual([dedicated]);
    expect(machine.state.journal.filter((command) => command.includes(" taint "))).toEqual([]);
    expect(await look(planned)).toMatchObject({ repairCount: "1", reasons: [] });

    const [controlPlane, worker] = machine.state.containers as [FakeContainer, FakeContainer];
    const theirs = { key: "theirs", effect: "NoSchedule" };
    const notReady = { key: "node.kubernetes.io/not-ready", effect: "NoExecute" };
    const changed = { ...worker, taints: [{ ...dedicated, value: "web" }, theirs, notReady] };
    machine.change({ containers: [{ ...controlPlane, taints: [theirs] }, changed] });
    expect(await look(planned)).toMatchObject({
      repairCount: "2",
      reasons: [
        expect.stringMatching(
          /^taint `dedicated=web:NoSchedule` of node `demo-worker` has another value \(planned: `dedicated=db:NoSchedule`\)/,
        ),
        expect.stringMatching(/^taint `theirs:NoSchedule` of node `demo-worker` is not in the program/),
      ],
    });
    await update(planned);
    expect(machine.state.containers.map(({ taints }) => taints)).toEqual([[theirs], [notReady, dedicated]]);
    expect(await look(planned)).toMatchObject({ reasons: [] });
  });

  it("does not report taints that are new in the plan as drift, and reads no nodes for them", async () => {
    on();
    await create();
    const reads = () =>
      machine.state.journal.filter((command) => command.includes("kubectl") && command.includes("get nodes"))
        .length;
    const before = reads();
    await look();
    const usual = reads() - before;
    expect(await look(tainted([], [dedicated]))).toMatchObject({ repairCount: "1", reasons: [] });
    expect(reads() - before).toBe(2 * usual);
  });

  it("does not report labels that are new in the plan as drift", async () => {
    on();
    await create();
    const nodes = plan.nodes.map((node) => ({ ...node, labels: { tier: "edge" } }));
    expect(await look({ ...plan, nodes })).toMatchObject({ repairCount: "1", reasons: [] });
  });

  it("increases instanceId if the cluster is lost", async () => {
    on();
    await create();
    machine.change({ containers: [] });
    expect(await look()).toMatchObject({ known: true, instanceId: "2" });
  });

  it.each([
    ["nothing", "shop/dev/demo"],
    ["another owner's cluster", "shop/prod/demo"],
  ])("returns `known: false` if it finds %s", async (what, owner) => {
    on();
    if (what !== "nothing") await create();
    expect(await look({ ...plan, owner })).toMatchObject(unknown);
  });

  it("returns `known: false` instead of an error if no engine responds", async () => {
    on();
    process.env["KIND_EXPERIMENTAL_PROVIDER"] = "nerdctl";
    expect(await look()).toMatchObject(unknown);
  });
});
