import { StatefulSetAwaiter } from "./stateful-set";

const ready = {
  observedGeneration: 1,
  replicas: 2,
  readyReplicas: 2,
  currentReplicas: 2,
  currentRevision: "a",
  updateRevision: "a",
};

function after(status: object, generation = 1, strategy = "RollingUpdate"): StatefulSetAwaiter {
  const object = {
    kind: "StatefulSet",
    metadata: { name: "db", generation },
    spec: { replicas: 2, updateStrategy: { type: strategy } },
    status,
  };
  const awaiter = new StatefulSetAwaiter(object);
  awaiter.observe({ type: "ADDED", object });
  return awaiter;
}

describe("a StatefulSet", () => {
  it("is ready when all replicas exist, are ready and have the latest revision", () => {
    expect(after(ready).isReady()).toBe(true);
    expect(after({ ...ready, readyReplicas: 1 }).isReady()).toBe(false);
    expect(after({ ...ready, updateRevision: "b" }).isReady()).toBe(false);
  });

  it("reports when it is ready, without an emoji", () => {
    expect(after(ready).progress()).toEqual([
      { level: "status", message: "StatefulSet initialization complete" },
    ]);
  });

  it("is not ready before its controller has observed the change", () => {
    expect(after(ready, 2).isReady()).toBe(false);
  });

  it("is ready with pods of older revisions if its update strategy is OnDelete", () => {
    const kept = { ...ready, observedGeneration: 2, currentReplicas: 0, updateRevision: "b" };
    expect(after(kept, 2, "OnDelete").isReady()).toBe(true);
    expect(after(kept, 2).isReady()).toBe(false);
  });

  it("reports how many replicas are ready, and an unfinished change of the revision", () => {
    expect(after({ ...ready, readyReplicas: 1, updatedReplicas: 1, updateRevision: "b" }).reasons()).toEqual([
      "1 out of 2 replicas succeeded readiness checks",
      'StatefulSet controller failed to advance from revision "a" to revision "b"',
    ]);
  });
});
