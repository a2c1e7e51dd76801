import type { Deployment, Node } from "./kubernetes-objects";
import { binding80, deployment, sampleWorld, toLabel } from "./sample-world";
import { schedules, takes } from "./scheduler";

/** Returns one line for each schedule. The line lists each pod's node. */
function outcomes(...deployments: Deployment[]): string[] {
  return schedules(deployments, sampleWorld.nodes).map((schedule) =>
    schedule.map(({ node }) => node?.name.replace("demo-", "") ?? "pending").join(" "),
  );
}

it("returns every node that can run a pod, and omits tainted nodes", () => {
  expect(outcomes(deployment("web"))).toEqual(["worker", "worker2"]);
});

it("returns every way to spread pods, including all pods on the same node", () => {
  expect(outcomes(deployment("web", { replicas: 2 }))).toEqual([
    "worker worker",
    "worker worker2",
    "worker2 worker2",
  ]);
});

it("respects required node affinity", () => {
  expect(outcomes(deployment("web", toLabel("here", "80")))).toEqual(["worker"]);
  expect(outcomes(deployment("web", toLabel("here", "81")))).toEqual(["pending"]);
});

it("allows pods with a toleration on a tainted node, but does not prefer this node", () => {
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

it("allows pods on a node with a value in its taint only if the toleration has this value, or any value", () => {
  const [node] = sampleWorld.nodes as [Node];
  const taint = { key: "dedicated", value: "db", effect: "NoExecute" };
  const isTaken = (toleration: object) =>
    takes(
      { ...node, taints: [taint] },
      deployment("web", { tolerations: [{ ...taint, operator: "Equal", ...toleration }] }),
    );
  expect(isTaken({})).toBe(true);
  expect(isTaken({ value: "web" })).toBe(false);
  expect(isTaken({ value: "" })).toBe(false);
  expect(isTaken({ operator: "Exists", value: "" })).toBe(true);
  expect(isTaken({ effect: "NoSchedule" })).toBe(false);
});

it("places two pods with the same hostPort on two nodes, and leaves a third pod pending", () => {
  expect(outcomes(deployment("web", { ...binding80, replicas: 3 }))).toEqual(["worker worker2 pending"]);
});

it("lets either of two pods bind a port if both need the same port on the same node", () => {
  const pinned = { ...binding80, ...toLabel("here", "80") };
  expect(outcomes(deployment("one", pinned), deployment("two", pinned))).toEqual([
    "worker pending",
    "pending worker",
  ]);
});
