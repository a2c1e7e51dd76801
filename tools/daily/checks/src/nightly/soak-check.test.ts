import type { Check, Outcome } from "../check";
import { repeated } from "./soak-check";

/** Creates a check that returns the given outcomes, one per round. */
function checkOf(outcomes: readonly Outcome[]): { check: Check; ran: () => number } {
  let ran = 0;
  const check: Check = {
    name: "sample",
    title: "a sample",
    run: () => Promise.resolve(outcomes[ran++] ?? { passed: 0, failed: 1 }),
  };
  return { check, ran: () => ran };
}

const context = (signal = new AbortController().signal) => ({ root: "/top", scratch: "/scratch", signal });
const file = { file: "a.e2e.ts", seconds: 1, cases: 2, replayed: false };

it("counts every round", async () => {
  const { check, ran } = checkOf(Array.from({ length: 3 }, () => ({ passed: 2, failed: 0, files: [file] })));
  expect(await repeated(check, 3).run(context())).toEqual({
    passed: 6,
    failed: 0,
    failures: [],
    files: [file, file, file],
  });
  expect(ran()).toBe(3);
});

it("stops after a round that fails", async () => {
  const failures = [{ test: "a", reason: "b" }];
  const { check, ran } = checkOf([
    { passed: 2, failed: 0 },
    { passed: 1, failed: 1, failures },
  ]);
  expect(await repeated(check, 9).run(context())).toMatchObject({ passed: 3, failed: 1, failures });
  expect(ran()).toBe(2);
});

it("starts no round after the run was stopped", async () => {
  const { check, ran } = checkOf([]);
  await repeated(check, 3).run(context(AbortSignal.abort("SIGTERM")));
  expect(ran()).toBe(0);
});
