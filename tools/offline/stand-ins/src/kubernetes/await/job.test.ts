import type { KubernetesObject } from "../object";
import { JobAwaiter } from "./job";

const job = (status: object): KubernetesObject => ({
  kind: "Job",
  metadata: { name: "job", uid: "j" },
  status,
});
const startTime = "2026-11-23T00:00:00Z";
const failed = (reason: string): KubernetesObject =>
  job({ startTime, failed: 1, conditions: [{ type: "Failed", status: "True", reason, message: "why" }] });

function after(object: KubernetesObject): JobAwaiter {
  const awaiter = new JobAwaiter(job({}));
  awaiter.observe({ type: "ADDED", object });
  return awaiter;
}

describe("a Job", () => {
  it("is ready when it has started and is complete", () => {
    expect(after(job({})).isReady()).toBe(false);
    expect(after(job({ startTime, active: 1 })).isReady()).toBe(false);
    const complete = { startTime, conditions: [{ type: "Complete", status: "True" }] };
    expect(after(job(complete)).isReady()).toBe(true);
  });

  it("has failed if it exceeds its backoff limit or its deadline, and reports why", () => {
    const awaiter = after(failed("BackoffLimitExceeded"));
    expect(awaiter.hasFailed()).toBe(true);
    expect(awaiter.reasons()).toEqual(["[BackoffLimitExceeded] why"]);
    expect(after(failed("DeadlineExceeded")).hasFailed()).toBe(true);
  });

  it("is not considered failed after any other failure, such as PodFailurePolicy", () => {
    expect(after(failed("PodFailurePolicy")).hasFailed()).toBe(false);
  });

  it("reports how many of its pods are active, have succeeded and have failed", () => {
    expect(
      after(job({ startTime, active: 1, succeeded: 2 }))
        .progress()
        .at(-1)?.message,
    ).toBe('Waiting for Job "job" to succeed (Active: 1 | Succeeded: 2 | Failed: 0)');
  });
});
