import { planCluster } from "@kind-berth/topology";
import { isOutOfTime, outOfTime, secondsFor } from "./time-limit";

const plan = planCluster({ name: "demo", customTimeouts: { create: "5s" } });

it("uses the plan's time limit for each step, or 15 minutes by default", () => {
  expect(secondsFor("create", plan)).toBe(5);
  expect(secondsFor("delete", plan)).toBe(900);
});

it("distinguishes a timeout from an interruption", async () => {
  const limit = AbortSignal.timeout(1);
  const both = AbortSignal.any([new AbortController().signal, limit]);
  await new Promise((resolve) => {
    both.addEventListener("abort", resolve);
  });
  expect(isOutOfTime(both)).toBe(true);
  expect(isOutOfTime(AbortSignal.abort(new Error("interrupted by SIGTERM")))).toBe(false);
  expect(isOutOfTime(new AbortController().signal)).toBe(false);
});

it("reports the progress at the timeout, and how to increase the time limit", () => {
  expect(outOfTime("create", plan, "Joining worker nodes").message).toMatch(
    /step "create" of cluster "demo" timed out after 5 s: .*Joining worker nodes.*customTimeouts: \{ create: "30m" \}/,
  );
});

it("does not suggest a time limit that a program cannot set", () => {
  const { message } = outOfTime("ready", plan, "Waiting until every node is Ready");
  expect(message).toMatch(/step "ready" of cluster "demo" timed out after 360 s: .*container engine is slow/);
  expect(message).not.toContain("customTimeouts");
});
