import { planCluster } from "@kind-berth/topology";
import { isOutOfTime, outOfTime, secondsFor } from "./time-limit";

const plan = planCluster({ name: "demo", customTimeouts: { create: "5s" } });

it("gives each step the time that the plan says, else fifteen minutes", () => {
  expect(secondsFor("create", plan)).toBe(5);
  expect(secondsFor("delete", plan)).toBe(900);
});

it("knows a time that is over from an interruption", async () => {
  const limit = AbortSignal.timeout(1);
  const both = AbortSignal.any([new AbortController().signal, limit]);
  await new Promise((resolve) => {
    both.addEventListener("abort", resolve);
  });
  expect(isOutOfTime(both)).toBe(true);
  expect(isOutOfTime(AbortSignal.abort(new Error("interrupted by SIGTERM")))).toBe(false);
  expect(isOutOfTime(new AbortController().signal)).toBe(false);
});

it("says what it was at, and how to give it more time", () => {
  expect(outOfTime("create", plan, "Joining worker nodes").message).toMatch(
    /step "create" of cluster "demo" timed out after 5 s: .*Joining worker nodes.*customTimeouts: \{ create: "30m" \}/,
  );
});

it("does not advise a time limit that a program cannot set", () => {
  const { message } = outOfTime("ready", plan, "Waiting until every node is Ready");
  expect(message).toMatch(/step "ready" of cluster "demo" timed out after 360 s: .*container engine is slow/);
  expect(message).not.toContain("customTimeouts");
});
