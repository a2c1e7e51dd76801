import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { planCluster } from "@kind-berth/topology";
import { createCluster } from "../cluster/create";
import { deleteCluster } from "../cluster/delete";
import { updateCluster } from "../cluster/update";
import { Progress } from "../process/progress";
import { FakeMachine, type FakeContainer } from "../../test/fakes/fake-machine";

const plan = { ...planCluster({ name: "demo" }), owner: "shop/dev/demo" };

/** A node in another cluster. */
const another: FakeContainer = {
  id: "a-node-of-another",
  name: "another-worker",
  labels: { "io.x-k8s.kind.cluster": "another", "io.x-k8s.kind.role": "worker" },
  ports: {},
  nodeLabels: {},
};

// Each driver command starts a process, which is slow on a busy machine.
jest.setTimeout(60_000);

let machine: FakeMachine;
beforeEach(() => {
  machine = new FakeMachine();
});
afterEach(() => {
  machine.dispose();
});

const progress = () => new Progress(() => undefined);
const turn = { instanceId: "1", repairCount: "1" };
const { signal } = new AbortController();
const names = () => machine.state.containers.map(({ name }) => name);

it("does not change the name of the cluster that kind creates and deletes", async () => {
  process.env["KIND_CLUSTER_NAME"] = "another";
  await createCluster(plan, progress(), signal, turn);
  await updateCluster(plan, progress(), signal, turn);
  expect(names()).toEqual(["demo-control-plane"]);
  machine.change({ containers: [...machine.state.containers, another] });
  await deleteCluster(plan, progress(), signal);
  expect(names()).toEqual(["another-worker"]);
});

it("does not let kind write to the user's kubeconfig", async () => {
  const file = join(process.env["HOME"] ?? "", "kubeconfig");
  process.env["KUBECONFIG"] = file;
  const users = "the user's own\nkind-demo\n";
  writeFileSync(file, users);
  await createCluster(plan, progress(), signal, turn);
  await deleteCluster(plan, progress(), signal);
  expect(machine.changes.filter((change) => change.startsWith("kind "))).toEqual([
    "kind create",
    "kind delete",
  ]);
  expect(readFileSync(file, "utf8")).toBe(users);
  // Without KUBECONFIG, kind would write to this file.
  expect(existsSync(join(process.env["HOME"] ?? "", ".kube", "config"))).toBe(false);
});

it("is refused if it names a network on which nodes have no ports, before anything changes", async () => {
  process.env["KIND_EXPERIMENTAL_DOCKER_NETWORK"] = "host";
  await expect(createCluster(plan, progress(), signal, turn)).rejects.toThrow("NODE_NETWORK_UNUSABLE");
  expect(machine.state.journal).toEqual(["docker info --format {{json .}}"]);
});

it("chooses the network of the nodes", async () => {
  process.env["KIND_EXPERIMENTAL_DOCKER_NETWORK"] = "shop";
  await createCluster(plan, progress(), signal, turn);
  expect(machine.state.containers.map(({ networks }) => networks)).toEqual([["shop"]]);
});
