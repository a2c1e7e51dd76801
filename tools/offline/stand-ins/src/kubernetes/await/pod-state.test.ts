import type { KubernetesObject } from "../object";
import { podState } from "./pod-state";

function pod(conditions: Record<string, string>, rest: object = {}): KubernetesObject {
  return {
    kind: "Pod",
    metadata: { name: "web", namespace: "apps" },
    status: {
      conditions: Object.entries(conditions).map(([type, status]) => ({
        type,
        status,
        reason: "Why",
        message: "because",
      })),
      ...rest,
    },
  };
}

const up = { PodScheduled: "True", Initialized: "True", Ready: "True" };
const notReady = { ...up, Ready: "False" };
const containers = (container: object): object => ({
  containerStatuses: [{ name: "web", ready: false, ...container }],
});

describe("podState", () => {
  it("is ready when it is scheduled, initialized and ready", () => {
    expect(podState(pod(up))).toMatchObject({ ready: true, trouble: undefined });
  });

  it("reports a Pod as ready if it has succeeded", () => {
    expect(podState(pod(notReady, { phase: "Succeeded" })).ready).toBe(true);
  });

  it("reports the steps in order: scheduled, initialized, ready", () => {
    expect(podState(pod({})).steps).toEqual(['Waiting for Pod "apps/web" to be scheduled']);
    expect(podState(pod({ PodScheduled: "True" })).steps.at(-1)).toBe(
      'Waiting for Pod "apps/web" to be initialized',
    );
    expect(podState(pod(notReady)).steps.at(-1)).toBe('Waiting for Pod "apps/web" to be ready');
  });

  it("reports why a Pod is not scheduled", () => {
    expect(podState(pod({ PodScheduled: "False" })).trouble).toEqual({ level: "status", message: "because" });
  });

  it.each([
    [
      "is waiting",
      { state: { waiting: { reason: "CrashLoopBackOff", message: "back-off" } } },
      "[CrashLoopBackOff] back-off",
    ],
    ["is being created", { state: { waiting: { reason: "ContainerCreating" } } }, ""],
    ["has ended with a message", { state: { terminated: { reason: "Error", message: "no" } } }, "[Error] no"],
    [
      "has ended without a message",
      { state: { terminated: { reason: "Error", exitCode: 2 } } },
      'container "web" completed with exit code 2',
    ],
    [
      "ended in its previous run",
      { lastState: { terminated: { reason: "Error", exitCode: 1, finishedAt: "2026-11-23T00:00:00Z" } } },
      'container "web" terminated at 2026-11-23T00:00:00Z (Error: exit code 1)',
    ],
  ])("reports why a container that %s is not ready", (_what, container, error) => {
    const message = `[Pod apps/web]: because${error}`;
    expect(podState(pod(notReady, containers(container))).trouble).toEqual({
      level: "warning-status",
      message,
    });
  });
});
