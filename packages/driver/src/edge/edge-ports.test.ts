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

it("makes each container complete before it starts it, on the node's network, with nothing it does not need", async () => {
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

it("finds nothing to do where all is as planned, and nothing amiss", async () => {
  on();
  await reconcile(planOf(debug, dns));
  const before = edges();
  done();
  expect(await drift(planOf(debug, dns))).toEqual([]);
  await reconcile(planOf(debug, dns));
  expect(done()).toEqual([]);
  expect(edges()).toEqual(before);
});

it("touches no other port when one is added, changed or removed", async () => {
  on();
  await reconcile(planOf(dns));
  const { demo_edge_dns } = edges();
  for (const ports of [[dns, debug], [dns, { ...debug, node: "control-plane" }], [dns]]) {
    await reconcile(planOf(...ports));
    expect(edges()["demo_edge_dns"]).toEqual(demo_edge_dns);
    expect(Object.keys(edges())).toHaveLength(ports.length);
  }
});

it("frees a host port for its new container no sooner than that is complete", async () => {
  on();
  await reconcile(planOf(debug));
  done();
  await reconcile(planOf({ ...debug, node: "control-plane" }));
  expect(
    done().map((step) => step.replace(/demo_edge_debug_\w+/g, "old").replaceAll("demo_edge_debug", "new")),
  ).toEqual(["rename new old", "create new", "cp new", "stop old", "start new", "exec new", "rm old"]);
});

it("lets the old container carry on until the new one is ready, where the two need different host ports", async () => {
  on();
  await reconcile(planOf(debug));
  done();
  await reconcile(planOf({ ...debug, hostPort: 28483 }));
  expect(done().map((step) => step.split(" ")[0])).toEqual(["rename", "create", "cp", "start", "exec", "rm"]);
});

it("lets two ports change places", async () => {
  on();
  const other = { ...debug, name: "other", hostPort: 28484, containerPort: 9230 };
  await reconcile(planOf(debug, other));
  await reconcile(planOf({ ...debug, hostPort: 28484 }, { ...other, hostPort: 28481 }));
  expect(await drift(planOf({ ...debug, hostPort: 28484 }, { ...other, hostPort: 28481 }))).toEqual([]);
  expect(Object.keys(edges())).toEqual(["demo_edge_debug", "demo_edge_other"]);
});

it("puts the old container back to work where the new one cannot start, and goes on from there", async () => {
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

it("makes a container anew that was never given its files, since the driver was killed", async () => {
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

it("tells of containers that carry no port of the plan, and removes them", async () => {
  on();
  await reconcile(planOf(debug));
  expect(await drift(planOf())).toEqual([
    "edge container `demo_edge_debug` does not belong to a port in the plan",
  ]);
  await reconcile(planOf());
  expect(edges()).toEqual({});
});

it("finds nothing amiss about what only the program has changed, and all the rest", async () => {
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

it("makes nothing where somebody else holds the host port", async () => {
  const ports = { "80/tcp": [{ HostIp: "0.0.0.0", HostPort: String(debug.hostPort) }] };
  on({ containers: [node("worker"), { ...node("proxy"), name: "proxy", labels: {}, ports }] });
  await expect(reconcile(planOf(debug))).rejects.toThrow(
    '127.0.0.1:28481/TCP of port "debug" is in use: container "proxy" publishes it',
  );
  expect(done()).toEqual([]);
});

describe("the image", () => {
  const has = () => image in machine.state.images;

  it("is taken from a node that has it", async () => {
    on({ images: {}, imagesOnNodes: [image], pullable: [image] });
    await reconcile(planOf(debug));
    expect(has()).toBe(true);
    expect(machine.state.journal.some((command) => command.startsWith("docker pull"))).toBe(false);
  });

  it("is pulled where no node has it", async () => {
    on({ images: {}, pullable: [image] });
    await reconcile(planOf(debug));
    expect(has()).toBe(true);
  });

  it("is asked for where it cannot be had, before anything is made", async () => {
    on({ images: {} });
    await expect(reconcile(planOf(debug))).rejects.toThrow("EDGE_IMAGE_MISSING");
    expect(edges()).toEqual({});
  });
});
