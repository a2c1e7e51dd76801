import { planCluster } from "@kind-berth/topology";
import { Engine } from "../engine/engine";
import { Progress } from "../process/progress";
import { demoNode } from "../../test/fakes/demo-node";
import { FakeMachine, type MachineState } from "../../test/fakes/fake-machine";
import { localRegistry } from "./local-registry";

// Each command starts a process, which is slow on a busy machine.
jest.setTimeout(60_000);

const image = "docker.io/library/registry:3";
const plan = { ...planCluster({ name: "demo", registry: true }), owner: "shop/dev/demo" };
const engine = new Engine("docker", { family: "docker", cgroupVersion: 2 });

let machine: FakeMachine;
function on(state: Partial<MachineState> = {}): void {
  machine = new FakeMachine({ containers: [demoNode], images: { [image]: "sha256:1" }, ...state });
}
afterEach(() => {
  machine.dispose();
});

const reconcile = () => localRegistry.reconcile(plan, engine, new Progress(() => undefined), undefined);
const drift = async () =>
  localRegistry.drift(plan, engine, await engine.clusterContainers("demo"), undefined);
const registry = () => machine.state.containers.find(({ name }) => name === "kind-registry");

it("publishes the registry only on the loopback address, because every client could push images to it", async () => {
  on();
  await reconcile();
  expect(registry()?.ports).toEqual({ "5000/tcp": [{ HostIp: "127.0.0.1", HostPort: "5001" }] });
});

it("runs the registry on the nodes' network, restarts it with the engine, and does not assign it to a cluster", async () => {
  on();
  await reconcile();
  expect(machine.state.journal.find((command) => command.startsWith("docker run"))).toBe(
    "docker run --detach --restart always --name kind-registry --label dev.berth.registry=true " +
      `--publish 127.0.0.1:5001:5000 --network kind ${image}`,
  );
  expect(registry()).toMatchObject({ stopped: false, networks: ["kind"] });
  expect(registry()?.labels).toEqual({ "dev.berth.registry": "true" });
});

it("configures containerd on each node and publishes the address in the cluster, and then finds no drift", async () => {
  on();
  await reconcile();
  expect(machine.state.containers[0]?.files).toEqual({
    "/etc/containerd/certs.d/localhost:5001/hosts.toml": '[host."http://kind-registry:5000"]\n',
  });
  expect(machine.state.applied).toMatchObject([
    { kind: "ConfigMap", metadata: { name: "local-registry-hosting", namespace: "kube-public" } },
  ]);
  expect(await drift()).toEqual([]);
});

it("shares an existing registry: starts it, connects it to the nodes' network, and keeps its container", async () => {
  const ports = { "5000/tcp": [{ HostIp: "127.0.0.1", HostPort: "5001" }] };
  const found = { ...demoNode, id: "2", name: "kind-registry", labels: {}, ports, networks: ["bridge"] };
  on({ containers: [demoNode, { ...found, stopped: true }] });
  expect(await drift()).toEqual(["registry `kind-registry` is stopped"]);
  await reconcile();
  expect(registry()).toMatchObject({ id: "2", stopped: false, networks: ["bridge", "kind"] });
  expect(await drift()).toEqual([]);
});

it("reports drift if the registry does not exist, or if a part of its configuration is missing", async () => {
  on();
  expect(await drift()).toEqual(["registry `kind-registry` is gone"]);
  await reconcile();
  machine.change({
    containers: machine.state.containers.map((container) => ({
      ...container,
      files: {},
      networks: container.name === "kind-registry" ? ["bridge"] : ["kind"],
    })),
  });
  expect(await drift()).toEqual([
    "registry `kind-registry` is not connected to the nodes' network",
    "node `demo-control-plane` is not configured for registry `kind-registry`",
  ]);
});
