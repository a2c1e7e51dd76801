import type { Route } from "@kind-berth/topology";
import { FakeMachine, type FakeContainer } from "../../test/fakes/fake-machine";
import { findEngines } from "../engine/find-engines";
import { routeFacts } from "./route-facts";

const container = "demo-worker";
const route: Route = [{ kind: "node", node: "worker", container, containerPort: 80, protocol: "TCP" }];
const labels = { "io.x-k8s.kind.cluster": "demo", "io.x-k8s.kind.role": "worker" };
const worker = { id: "f00", name: container, labels, ports: {}, nodeLabels: {} };

/** Returns the facts about the node on a machine with these containers. */
async function factsOn(...containers: FakeContainer[]) {
  const machine = new FakeMachine({ containers });
  try {
    const { answering } = await findEngines(new AbortController().signal);
    const [facts] = await routeFacts(route, answering[0]);
    return facts;
  } finally {
    machine.dispose();
  }
}

it("reports the exit code of a node that has exited", async () => {
  expect(await factsOn({ ...worker, stopped: true })).toEqual({
    kind: "node",
    running: false,
    notReady: undefined,
    stopped: { state: "exited", exitCode: 137, containerId: "f00" },
  });
});

it("reports a node as missing if its container does not exist", async () => {
  expect(await factsOn()).toMatchObject({ running: false, stopped: { state: "missing" } });
});

it("returns no facts about a running node without an API server", async () => {
  expect(await factsOn(worker)).toBeUndefined();
});
