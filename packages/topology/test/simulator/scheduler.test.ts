import type { Deployment } from "./kubernetes-objects";
import { binding80, deployment, sampleWorld, toLabel } from "./sample-world";
import { schedules } from "./scheduler";

/** Returns one line for each schedule. The line lists each pod's node. */
function outcomes(...deployments: Deployment[]): string[] {
  return schedules(deployments, sampleWorld.nodes).map((schedule) =>
    schedule.map(({ node }) => node?.name.replace("demo-", "") ?? "pending").join(" "),
  );
}

it("knows every node that a pod may be put on, and no tainted one", () => {
  expect(outcomes(deployment("web"))).toEqual(["worker", "worker2"]);
});

it("knows every way to spread pods, the same node for all of them included", () => {
  expect(outcomes(deployment("web", { replicas: 2 }))).toEqual([
    "worker worker",
    "worker worker2",
    "worker2 worker2",
  ]);
});

it("keeps to required affinity", () => {
  expect(outcomes(deployment("web", toLabel("here", "80")))).toEqual(["worker"]);
  expect(outcomes(deployment("web", toLabel("here", "81")))).toEqual(["pending"]);
});

it("lets tolerations in, and draws nobody by them", () => {
  const toleration = {
    key: "node-role.kubernetes.io/control-plane",
    operator: "Exists",
    effect: "NoSchedule",
  };
  expect(outcomes(deployment("web", { tolerations: [toleration] }))).toEqual([
    "control-plane",
    "worker",
    "worker2",
  ]);
});

it("puts two pods with one hostPort on two nodes, and leaves a third pending", () => {
  expect(outcomes(deployment("web", { ...binding80, replicas: 3 }))).toEqual(["worker worker2 pending"]);
});

it("lets either of two that need one port of one node be first", () => {
  const pinned = { ...binding80, ...toLabel("here", "80") };
  expect(outcomes(deployment("one", pinned), deployment("two", pinned))).toEqual([
    "worker pending",
    "pending worker",
  ]);
});
