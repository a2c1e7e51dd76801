import { readPods, readReplicaFailure, readTaints } from "./live-pods";

const list = (...items: object[]) => JSON.stringify({ items });
const pod = (status: object, spec: object = { nodeName: "demo-worker" }, metadata: object = {}) => ({
  metadata: { name: "web-1", ...metadata },
  spec,
  status,
});
const notReady = { type: "Ready", status: "False", message: "containers with unready status: [web]" };

describe("readPods", () => {
  it("recognizes a ready pod, and ignores a pod that is being deleted", () => {
    const ready = { conditions: [{ type: "Ready", status: "True" }] };
    const leaving = pod(ready, {}, { deletionTimestamp: "2026-11-25T00:00:00Z" });
    expect(readPods(list(pod(ready), leaving))).toEqual([
      { name: "web-1", node: "demo-worker", notReady: undefined },
    ]);
  });

  it("returns no pods for empty output, which kubectl prints for an empty list", () => {
    expect(readPods("\n")).toEqual([]);
  });

  it.each<[string, object, string]>([
    [
      "the scheduler, if the pod has no node",
      { conditions: [{ type: "PodScheduled", status: "False", message: "0/3 nodes are available" }] },
      "0/3 nodes are available",
    ],
    [
      "a waiting container",
      {
        conditions: [notReady],
        containerStatuses: [
          { name: "web", state: { waiting: { reason: "ErrImagePull", message: "manifest unknown" } } },
        ],
      },
      "container `web` is waiting: ErrImagePull: manifest unknown",
    ],
    [
      "an exited container",
      {
        conditions: [notReady],
        containerStatuses: [{ name: "web", state: { terminated: { exitCode: 3 } } }],
      },
      "container `web` exited with code 3",
    ],
    [
      "the condition, if a probe fails",
      { conditions: [notReady], containerStatuses: [{ name: "web", state: { running: {} } }] },
      "containers with unready status: [web]",
    ],
    ["Berth, for a new pod", {}, "it has not reported its status yet"],
  ])("reports why a pod is not ready, with the message from %s", (_, status, why) => {
    expect(readPods(list(pod(status)))).toMatchObject([{ notReady: why }]);
  });
});

it("reads the states of the containers, init containers first", () => {
  const status = {
    conditions: [notReady],
    initContainerStatuses: [
      { name: "setup", ready: true, state: { terminated: { exitCode: 0, reason: "Completed" } } },
    ],
    containerStatuses: [
      {
        name: "web",
        image: "web:1",
        ready: false,
        restartCount: 4,
        state: { waiting: { reason: "CrashLoopBackOff", message: "back-off 80s" } },
        lastState: { terminated: { exitCode: 1, reason: "Error" } },
      },
    ],
  };
  expect(readPods(list(pod(status)))).toEqual([
    {
      name: "web-1",
      node: "demo-worker",
      notReady: "container `web` is waiting: CrashLoopBackOff: back-off 80s",
      containers: [
        { name: "setup", init: true, ready: true, terminated: { exitCode: 0, reason: "Completed" } },
        {
          name: "web",
          image: "web:1",
          ready: false,
          restartCount: 4,
          waiting: { reason: "CrashLoopBackOff", message: "back-off 80s" },
          lastTerminated: { exitCode: 1, reason: "Error" },
        },
      ],
    },
  ]);
});

it("reads which ReplicaSet created a pod", () => {
  const ownerReferences = [
    { kind: "Node", name: "other" },
    { kind: "ReplicaSet", name: "web-7c9", controller: true },
  ];
  expect(readPods(list(pod({}, {}, { ownerReferences })))).toMatchObject([{ owner: "web-7c9" }]);
});

it("reads why a pod has no node, and adds the nodes' taints if they are known", () => {
  const scheduled = { type: "PodScheduled", status: "False", reason: "Unschedulable", message: "0/1 nodes" };
  const pods = list(pod({ conditions: [scheduled] }, {}));
  const unscheduled = { reason: "Unschedulable", message: "0/1 nodes" };
  expect(readPods(pods)).toMatchObject([{ unscheduled }]);
  expect(readPods(pods, [])).toMatchObject([{ unscheduled: { ...unscheduled, nodeTaints: [] } }]);
});

it("reads the nodes' taints, without those that only lower a node's priority", () => {
  const dedicated = { key: "dedicated", value: "db", effect: "NoSchedule" };
  const nodes = list(
    { metadata: { name: "one" }, spec: { taints: [dedicated, { key: "old", effect: "PreferNoSchedule" }] } },
    { metadata: { name: "two" } },
  );
  expect(readTaints(nodes)).toEqual([{ node: "one", ...dedicated }]);
});

it("reads why the latest ReplicaSet cannot create pods", () => {
  const replicaSet = (name: string, revision: string, status: string, replicas = 1) => ({
    kind: "ReplicaSet",
    metadata: { name, annotations: { "deployment.kubernetes.io/revision": revision } },
    spec: { replicas },
    status: {
      conditions: [{ type: "ReplicaFailure", status, reason: "FailedCreate", message: "exceeded quota" }],
    },
  });
  const failure = (...sets: object[]) => readReplicaFailure(list(...sets));
  expect(failure(replicaSet("web-9", "9", "False"), replicaSet("web-10", "10", "True"))).toEqual({
    owner: { kind: "ReplicaSet", name: "web-10" },
    reason: "FailedCreate",
    message: "exceeded quota",
  });
  expect(failure(replicaSet("web-1", "1", "True"), replicaSet("web-2", "2", "False"))).toBeUndefined();
  expect(failure(replicaSet("web-1", "1", "True", 0))).toBeUndefined();
  expect(readReplicaFailure("")).toBeUndefined();
});
