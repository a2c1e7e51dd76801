import { DaemonSetAwaiter, daemonSetState } from "./daemon-set";

const done = {
  observedGeneration: 1,
  desiredNumberScheduled: 2,
  currentNumberScheduled: 2,
  updatedNumberScheduled: 2,
  numberAvailable: 2,
  numberReady: 2,
};
const daemonSet = (status: object, metadata: object = {}) => ({
  kind: "DaemonSet",
  metadata: { name: "agent", generation: 1, ...metadata },
  status,
});

describe("a DaemonSet", () => {
  it("is ready when every node has a pod that is up to date and ready", () => {
    expect(daemonSetState(daemonSet(done))).toEqual({
      ready: true,
      message: "All replicas scheduled as expected. Replicas: 2",
    });
  });

  it.each([
    [{}, "Missing .status.observedGeneration"],
    [{ observedGeneration: 0 }, "DaemonSet generation is 1, but latest observed generation is 0"],
    [{ observedGeneration: 1 }, "Missing .status.desiredNumberScheduled"],
    [{ ...done, currentNumberScheduled: 1 }, "Current: 1/2"],
    [{ ...done, updatedNumberScheduled: 0 }, "Updated: 0/2"],
    [{ ...done, numberAvailable: 1 }, "Available: 1/2"],
    [{ ...done, numberReady: 1 }, "Ready: 1/2"],
  ])("is not ready with the status %j", (status, message) => {
    expect(daemonSetState(daemonSet(status))).toEqual({ ready: false, message });
  });

  it("reports its state as progress, without an emoji when it is ready", () => {
    const awaiter = new DaemonSetAwaiter(daemonSet({}));
    awaiter.observe({ type: "ADDED", object: daemonSet(done) });
    expect(awaiter.progress().map(({ message }) => message)).toEqual([
      "All replicas scheduled as expected. Replicas: 2",
    ]);
  });

  it("ignores the status of an older generation", () => {
    const awaiter = new DaemonSetAwaiter(daemonSet({}, { generation: 2 }));
    awaiter.observe({ type: "ADDED", object: daemonSet(done) });
    expect(awaiter.isReady()).toBe(false);
  });
});
