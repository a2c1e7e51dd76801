import { planCluster, type ClusterPlan, type PortMappingArgs } from "@kind-berth/topology";
import { stateOf, type State } from "../state/cluster-state";
import { Engine } from "../engine/engine";
import { Progress } from "../process/progress";
import { FakeMachine, type FakeContainer, type MachineState } from "../../test/fakes/fake-machine";
import { edgePorts } from "./edge-ports";

const image = "docker.io/library/traefik:v3.6.12";

/** The driver tries to bind these host ports on the real machine. They are probably not in use there. */
const debug = { name: "debug", hostPort: 28481, containerPort: 9229, publish: "edge" } as const;
const dns = { name: "dns", hostPort: 28482, containerPort: 30053, protocol: "UDP", publish: "edge" } as const;

function planOf(...ports: PortMappingArgs[]): ClusterPlan {
  const nodes = [{ role: "control-plane" }, { role: "worker" }] as const;
  return { ...planCluster({ name: "demo", nodes, portMappings: ports }), owner: "shop/dev/demo" };
}

const node = (name: string): FakeContainer => ({
  id: name,
  name: `demo-${name}`,
  labels: { "io.x-k8s.kind.cluster": "demo" },
  ports: {},
  nodeLabels: {},
});

// Each command starts a process, which is slow on a busy machine.
jest.setTimeout(60_000);

const engine = new Engine("docker", { family: "docker", cgroupVersion: 2 });
let machine: FakeMachine;

function on(state: Partial<MachineState> = {}): void {
  machine = new FakeMachine({
    containers: [node("control-plane"), node("worker")],
    images: { [image]: "1" },
    ...state,
  });
}

afterEach(() => {
  machine.dispose();
});

const reconcile = (plan: ClusterPlan) =>
  edgePorts.reconcile(plan, engine, new Progress(() => undefined), undefined);
const drift = (plan: ClusterPlan, before?: State) => edgePorts.drift(plan, engine, [], before);

/** Returns the edge containers by name. */
function edges(): Record<string, FakeContainer> {
  const containers = machine.state.containers.filter(({ labels }) => "dev.berth.cluster" in labels);
  return Object.fromEntries(containers.map((container) => [container.name, container]));
}

/** Replaces container IDs with container names, because the driver removes containers by ID. */
function named(text: string): string {
  const { containers, removed } = machine.state;
  return [...containers, ...removed].reduce((all, { id, name }) => all.replaceAll(id, name), text);
}

/** Returns the container commands since the previous call, in order. */
function done(): string[] {
  const { journal } = machine.state;
  machine.change({ journal: [] });
  return journal
    .map((command) => /^docker (create|cp|start|stop|rename|rm|exec)( .*)/.exec(command) ?? [])
    .map(([, verb = "", rest = ""]) => [undefined, verb, named(rest)])
    .map(([, verb = "", rest = ""]) => [verb, ...(rest.match(/demo_edge_\w+/g) ?? [])].join(" "))
    .filter((step) => step !== "" && !step.startsWith("exec demo-"));
}

it("creates each container completely before starting it, on the node's network, with minimal privileges", async () => {
  on();
  await reconcile(planOf(debug));
  expect(machine.state.journal.find((command) => command.startsWith("docker create"))?.split(" ")).toEqual([
    "docker",
    "create",
    "--name=demo_edge_debug",
    "--network=kind",
    "--publish=127.0.0.1:28481:8000/tcp",
    "--label=dev.berth.cluster=demo",
    "--label=dev.berth.port=debug",
    ..."--label=dev.berth.edge=127.0.0.1:28481/TCP to demo-worker:9229 by traefik:v3.6.12 (form 1)".split(
      " ",
    ),
    "--label=dev.berth.owner=shop/dev/demo",
    "--label=dev.berth.network=kind",
    "--restart=unless-stopped",
    "--user=65532:65532",
    "--cap-drop=ALL",
    "--security-opt=no-new-privileges",
    image,
  ]);
  expect(done()).toEqual([
    "create demo_edge_debug",
    "cp demo_edge_debug",
    "start demo_edge_debug",
    "exec demo_edge_debug",
  ]);
});

it("changes nothing and reports no drift if everything matches the plan", async () => {
  on();
  await reconcile(planOf(debug, dns));
  const before = edges();
  done();
  expect(await drift(planOf(debug, dns))).toEqual([]);
  await reconcile(planOf(debug, dns));
  expect(done()).toEqual([]);
  expect(edges()).toEqual(before);
});

it("keeps the containers of other ports when a port is added, changed or removed", async () => {
  on();
  await reconcile(planOf(dns));
  const { demo_edge_dns } = edges();
  for (const ports of [[dns, debug], [dns, { ...debug, node: "control-plane" }], [dns]]) {
    await reconcile(planOf(...ports));
    expect(edges()["demo_edge_dns"]).toEqual(demo_edge_dns);
    expect(Object.keys(edges())).toHaveLength(ports.length);
  }
});

it("stops the old container only after the new one is complete, if both need the same host port", async () => {
  on();
  await reconcile(planOf(debug));
  done();
  await reconcile(planOf({ ...debug, node: "control-plane" }));
  expect(
    done().map((step) => step.replace(/demo_edge_debug_\w+/g, "old").replaceAll("demo_edge_debug", "new")),
  ).toEqual(["rename new old", "create new", "cp new", "stop old", "start new", "exec new", "rm old"]);
});

it("keeps the old container running until the new one is ready, if their host ports differ", async () => {
  on();
  await reconcile(planOf(debug));
  done();
  await reconcile(planOf({ ...debug, hostPort: 28483 }));
  expect(done().map((step) => step.split(" ")[0])).toEqual(["rename", "create", "cp", "start", "exec", "rm"]);
});

it("swaps the host ports of two ports", async () => {
  on();
  const other = { ...debug, name: "other", hostPort: 28484, containerPort: 9230 };
  await reconcile(planOf(debug, other));
  await reconcile(planOf({ ...debug, hostPort: 28484 }, { ...other, hostPort: 28481 }));
  expect(await drift(planOf({ ...debug, hostPort: 28484 }, { ...other, hostPort: 28481 }))).toEqual([]);
  expect(Object.keys(edges())).toEqual(["demo_edge_debug", "demo_edge_other"]);
});

it("restarts the old container if the new one cannot start, and completes the change on the next run", async () => {
  on();
  await reconcile(planOf(debug));
  const before = edges()["demo_edge_debug"];
  const moved = planOf({ ...debug, node: "control-plane" });
  machine.change({ unstartable: ["demo_edge_debug"] });
  await expect(reconcile(moved)).rejects.toThrow("cannot allocate memory");
  expect(Object.values(edges())).toMatchObject([{ id: before?.id, stopped: false }]);
  machine.change({ unstartable: [] });
  await reconcile(moved);
  expect(await drift(moved)).toEqual([]);
  expect(Object.keys(edges())).toEqual(["demo_edge_debug"]);
});

it("recreates a container that has no config files because the driver was killed", async () => {
  on();
  await reconcile(planOf(debug));
  const containers = machine.state.containers.map((container) =>
    container.name === "demo_edge_debug" ? { ...container, stopped: true, configured: false } : container,
  );
  machine.change({ containers });
  await reconcile(planOf(debug));
  expect(await drift(planOf(debug))).toEqual([]);
  expect(Object.keys(edges())).toEqual(["demo_edge_debug"]);
});

it("reports and removes containers that do not belong to a port in the plan", async () => {
  on();
  await reconcile(planOf(debug));
  expect(await drift(planOf())).toEqual([
    "edge container `demo_edge_debug` does not belong to a port in the plan",
  ]);
  await reconcile(planOf());
  expect(edges()).toEqual({});
});

it("reports drift, except for ports that the program has changed", async () => {
  on();
  await reconcile(planOf(debug, dns));
  const before = stateOf(planOf(debug, dns), { instanceId: "1", repairCount: "1" }, []);
  const changed = planOf({ ...debug, node: "control-plane" }, { ...debug, name: "new", hostPort: 28485 });
  expect(await drift(changed, before)).toEqual([]);
  machine.change({ containers: machine.state.containers.filter(({ name }) => name !== "demo_edge_debug") });
  expect(await drift(changed, before)).toEqual([]);
  expect(await drift(planOf(debug), before)).toEqual([
    "edge container `demo_edge_debug` of port `debug` does not exist",
  ]);
});

it("creates nothing if another container publishes the host port", async () => {
  const ports = { "80/tcp": [{ HostIp: "0.0.0.0", HostPort: String(debug.hostPort) }] };
  on({ containers: [node("worker"), { ...node("proxy"), name: "proxy", labels: {}, ports }] });
  await expect(reconcile(planOf(debug))).rejects.toThrow(
    '127.0.0.1:28481/TCP of port "debug" is in use: container "proxy" publishes it',
  );
  expect(done()).toEqual([]);
});

describe("the image", () => {
  const has = () => image in machine.state.images;

  it("is copied from a node that has it, without a pull", async () => {
    on({ images: {}, imagesOnNodes: [image], pullable: [image] });
    await reconcile(planOf(debug));
    expect(has()).toBe(true);
    expect(machine.state.journal.some((command) => command.startsWith("docker pull"))).toBe(false);
  });

  it("is pulled if no node has it", async () => {
    on({ images: {}, pullable: [image] });
    await reconcile(planOf(debug));
    expect(has()).toBe(true);
  });

  it("is reported as missing before any container is created, if it cannot be pulled", async () => {
    on({ images: {} });
    await expect(reconcile(planOf(debug))).rejects.toThrow("EDGE_IMAGE_MISSING");
    expect(edges()).toEqual({});
  });
});
