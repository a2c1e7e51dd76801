import { readRollout } from "./live-rollout";

const deployment = (change: { generation?: number; spec?: object; status?: object } = {}) =>
  JSON.stringify({
    metadata: { name: "web", generation: change.generation ?? 3 },
    spec: { replicas: 2, ...change.spec },
    status: { observedGeneration: 3, updatedReplicas: 1, ...change.status },
  });
const replicaSet = (name: string, revision: string, status: object, owner = "web") => ({
  metadata: {
    name,
    annotations: { "deployment.kubernetes.io/revision": revision },
    ownerReferences: [{ kind: "Deployment", name: owner }],
  },
  status,
});
const list = (...items: object[]) => JSON.stringify({ items });

it("reads the new and the old pods of a Deployment from its ReplicaSets", () => {
  const sets = list(
    replicaSet("web-9", "9", { replicas: 2, readyReplicas: 2 }),
    replicaSet("web-10", "10", { replicas: 1, readyReplicas: 1 }),
    replicaSet("other-11", "11", { replicas: 5, readyReplicas: 5 }, "other"),
  );
  expect(readRollout(deployment(), sets)).toEqual({
    deployment: "web",
    replicaSet: "web-10",
    observed: true,
    replicas: 2,
    updatedReplicas: 1,
    readyReplicas: 1,
    oldReplicas: 2,
  });
});

it("detects a change that the controller has not processed, and a Deployment without pods", () => {
  expect(readRollout(deployment({ generation: 4 }), "")).toEqual({
    deployment: "web",
    observed: false,
    replicas: 2,
    updatedReplicas: 1,
    readyReplicas: 0,
    oldReplicas: 0,
  });
});

it("detects a paused rollout", () => {
  expect(readRollout(deployment({ spec: { paused: true } }), "")).toMatchObject({ paused: true });
});
