import type { NodeTaint } from "./pod-facts";
import { classifyUnscheduled } from "./scheduler-message";

const classify = (message: string) => classifyUnscheduled({ reason: "Unschedulable", message }).code;
const preemption = " preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.";

it.each([
  [
    "taints on all nodes",
    "0/3 nodes are available: 1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }, 2 node(s) had untolerated taint {dedicated: db}.",
    "POD_TAINT_NOT_TOLERATED",
  ],
  [
    "the taint text of older releases",
    "0/1 nodes are available: 1 node(s) had taint {dedicated: db}, that the pod didn't tolerate.",
    "POD_TAINT_NOT_TOLERATED",
  ],
  [
    "node affinity",
    "0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector.",
    "POD_AFFINITY_NOT_MATCHED",
  ],
  [
    "taints and node affinity",
    "0/3 nodes are available: 1 node(s) had untolerated taint {dedicated: db}, 2 node(s) didn't match Pod's node affinity/selector.",
    "POD_UNSCHEDULABLE",
  ],
  [
    "insufficient resources on a node",
    "0/3 nodes are available: 1 node(s) had untolerated taint {dedicated: db}, 2 Insufficient cpu.",
    "POD_RESOURCES_INSUFFICIENT",
  ],
  [
    "a host port that is in use",
    "0/3 nodes are available: 1 node(s) didn't have free ports for the requested pod ports, 2 node(s) didn't match Pod's node affinity/selector.",
    "POD_HOST_PORT_TAKEN",
  ],
  [
    "a taint that Kubernetes removes itself",
    "0/3 nodes are available: 1 node(s) had untolerated taint {node.kubernetes.io/not-ready: }, 2 node(s) didn't match Pod's node affinity/selector.",
    "POD_NOT_SCHEDULED",
  ],
  [
    "a volume",
    "0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims.",
    "POD_NOT_SCHEDULED",
  ],
  [
    "a message about only some of the nodes",
    "0/3 nodes are available: 2 node(s) had untolerated taint {a: b}.",
    "POD_NOT_SCHEDULED",
  ],
  ["an unknown message", "no nodes available to schedule pods", "POD_NOT_SCHEDULED"],
])("classifies %s", (_, message, code) => {
  expect(classify(message)).toBe(code);
  expect(classify(message + preemption)).toBe(code);
});

it("treats unnamed taints as permanent only if the node taints are known and not from Kubernetes", () => {
  const message =
    "0/2 nodes are available: 2 node(s) had untolerated taint(s). no new claims to deallocate, preemption: 0/2 nodes are available.";
  const classified = (more: { nodeTaints?: readonly NodeTaint[] }) =>
    classifyUnscheduled({ reason: "Unschedulable", message, ...more }).code;
  const dedicated = { node: "demo-worker", key: "dedicated", value: "db", effect: "NoSchedule" };
  const notReady = { node: "demo-worker2", key: "node.kubernetes.io/not-ready", effect: "NoExecute" };
  expect(classified({ nodeTaints: [dedicated] })).toBe("POD_TAINT_NOT_TOLERATED");
  expect(classified({ nodeTaints: [dedicated, notReady] })).toBe("POD_NOT_SCHEDULED");
  expect(classified({})).toBe("POD_NOT_SCHEDULED");
});

it("adds the node taints to the evidence unless the scheduler's message names them", () => {
  const nodeTaints = [
    { node: "demo-control-plane", key: "node-role.kubernetes.io/control-plane", effect: "NoSchedule" },
    { node: "demo-worker", key: "dedicated", value: "db", effect: "NoSchedule" },
  ];
  const evidence = (taint: string) => {
    const message = `0/2 nodes are available: 2 node(s) had ${taint}.`;
    return classifyUnscheduled({ reason: "Unschedulable", message, nodeTaints }).evidence;
  };
  expect(evidence("untolerated taint(s)")).toMatchObject({
    taints: [
      "demo-control-plane node-role.kubernetes.io/control-plane:NoSchedule",
      "demo-worker dedicated=db:NoSchedule",
    ],
  });
  expect(evidence("untolerated taint {dedicated: db}")).not.toHaveProperty("taints");
});

it("returns the scheduler's message as evidence", () => {
  const message = "0/2 nodes are available: 1 Insufficient cpu, 1 node(s) had untolerated taint {a: b}.";
  expect(classifyUnscheduled({ reason: "Unschedulable", message }).evidence).toEqual({
    reason: "Unschedulable",
    message,
    exclusions: ["1 Insufficient cpu", "1 node(s) had untolerated taint {a: b}"],
  });
  expect(classifyUnscheduled({}).evidence).toEqual({ message: "it has no node" });
});
