import { planCluster, planEdges, type EdgePlan } from "@kind-berth/topology";
import { Engine } from "../engine/engine";
import { Progress } from "../process/progress";
import { FakeMachine } from "../../test/fakes/fake-machine";
import { createEdge, removeEdges, startEdge } from "./edge-container";

// Each command starts a process, which is slow on a busy machine.
jest.setTimeout(60_000);

const engine = new Engine("docker", { family: "docker", cgroupVersion: 2 });
const owner = "shop/dev/demo";

let machine: FakeMachine;
afterEach(() => {
  machine.dispose();
});

/** Plans one edge port, on a machine that has the cluster's node and the proxy's image. */
function edgeAt(...listenAddress: string[]): EdgePlan {
  const port = {
    name: "debug",
    hostPort: 28495,
    containerPort: 9229,
    publish: "edge",
    listenAddress,
  } as const;
  const [edge] = planEdges(planCluster({ name: "demo", portMappings: [port] }));
  if (edge === undefined) throw new Error("the plan has no edge port");
  const labels = { "io.x-k8s.kind.cluster": "demo" };
  machine = new FakeMachine({
    containers: [{ id: "1", name: "demo-control-plane", labels, ports: {}, nodeLabels: {} }],
    images: { [edge.image]: "sha256:1" },
  });
  return edge;
}

const published = () => machine.state.containers.find(({ name }) => name === "demo_edge_debug")?.ports;

it.each(["127.0.0.1", "0.0.0.0", "::1", "::"])("publishes a port only on its address %s", async (address) => {
  const edge = edgeAt(address);
  await createEdge(engine, { name: "demo", owner }, edge);
  expect(published()).toEqual({ "8000/tcp": [{ HostIp: address, HostPort: "28495" }] });
});

it("publishes a port on each of its addresses", async () => {
  const edge = edgeAt("127.0.0.1", "::1");
  await createEdge(engine, { name: "demo", owner }, edge);
  expect(published()).toEqual({
    "8000/tcp": [
      { HostIp: "127.0.0.1", HostPort: "28495" },
      { HostIp: "::1", HostPort: "28495" },
    ],
  });
});

it("removes a running edge container together with its volumes", async () => {
  const edge = edgeAt("127.0.0.1");
  await createEdge(engine, { name: "demo", owner }, edge);
  await startEdge(engine, edge);
  await removeEdges(engine, "demo", [owner], new Progress(() => undefined));
  expect(published()).toBeUndefined();
  const removal = machine.state.journal.find((command) => command.startsWith("docker rm"));
  expect(removal).toMatch(/^docker rm --force --volumes id-\S+$/u);
});
