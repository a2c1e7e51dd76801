import type { Check, CheckContext } from "./check";
import { costsOfRun, runChecks } from "./run";

function context(signal: AbortSignal = new AbortController().signal): CheckContext {
  return { root: "/", scratch: "/", signal };
}

function check(name: string, run: Check["run"]): Check {
  return { name, title: name, run };
}

beforeEach(() => {
  jest.spyOn(console, "error").mockImplementation(() => undefined);
});

it("counts a check that rejects as a failure, prints the reason, and continues", async () => {
  const reason = new Error("no engine");
  const { count } = await runChecks(
    [check("a", () => Promise.reject(reason)), check("b", () => Promise.resolve({ passed: 3, failed: 0 }))],
    context(),
  );
  expect(count).toEqual({ passed: 3, failed: 1 });
  expect(console.error).toHaveBeenCalledWith(reason);
});

it("prints the failures last, after the table", async () => {
  const failures = [{ test: "a.e2e.ts: a port answers", reason: "ECONNREFUSED" }];
  await runChecks([check("a", () => Promise.resolve({ passed: 0, failed: 1, failures }))], context());
  expect(console.error).toHaveBeenLastCalledWith(
    "\na failed in:\n● a.e2e.ts: a port answers\n    ECONNREFUSED",
  );
});

it("starts no further checks after an abort signal, and counts the aborted run as a failure", async () => {
  const stop = new AbortController();
  const later = jest.fn(() => Promise.resolve({ passed: 1, failed: 0 }));
  const first = check("a", () => {
    stop.abort("SIGTERM");
    return Promise.resolve({ passed: 1, failed: 0 });
  });
  const { count } = await runChecks([first, check("b", later)], context(stop.signal));
  expect(count).toEqual({ passed: 1, failed: 1 });
  expect(later).not.toHaveBeenCalled();
});

it("stops a check at its time limit, counts the check as failed, and continues", async () => {
  const endless: Check = {
    ...check(
      "a",
      ({ signal }) =>
        new Promise((resolve) => {
          signal.addEventListener("abort", () => {
            resolve({ passed: 2, failed: 0 });
          });
        }),
    ),
    timeLimit: 1 / 60_000,
  };
  const { count } = await runChecks(
    [endless, check("b", () => Promise.resolve({ passed: 3, failed: 0 }))],
    context(),
  );
  expect(count).toEqual({ passed: 5, failed: 1 });
  expect(console.error).toHaveBeenCalledWith(expect.stringContaining("a was stopped at its time limit"));
});

it("runs lanes in parallel and each lane in order, and runs checks without a lane alone", async () => {
  const events: string[] = [];
  const noted = (name: string, lane?: string): Check => ({
    name,
    title: name,
    ...(lane === undefined ? {} : { lane }),
    run: async ({ label }) => {
      events.push(`${name} begins${label === undefined ? "" : `, labelled ${label}`}`);
      await new Promise(setImmediate);
      events.push(`${name} ends`);
      return { passed: 1, failed: 0 };
    },
  });
  const checks = [noted("lint"), noted("a1", "a"), noted("a2", "a"), noted("b1", "b"), noted("last")];
  const { count, results } = await runChecks(checks, context());
  expect(count).toEqual({ passed: 5, failed: 0 });
  expect(results.map(({ check: { name } }) => name)).toEqual(["lint", "a1", "a2", "b1", "last"]);
  const at = (event: string) => events.indexOf(event);
  expect(events.slice(0, 3)).toEqual(["lint begins", "lint ends", "a1 begins, labelled a1"]);
  expect(at("b1 begins, labelled b1")).toBeLessThan(at("a1 ends"));
  expect(at("a2 begins, labelled a2")).toBeGreaterThan(at("a1 ends"));
  expect(events.slice(-2)).toEqual(["last begins", "last ends"]);
});

it("prints the test files' durations and the number of replayed cases, and counts these cases as passed", async () => {
  const file = { file: "a.test.ts", seconds: 6, cases: 3, replayed: true };
  const outcome = { passed: 3, failed: 0, replayed: 2, files: [file] };
  const { count, results } = await runChecks([check("unit", () => Promise.resolve(outcome))], context());
  expect(count).toEqual({ passed: 3, failed: 0 });
  expect(costsOfRun(results)).toEqual([{ check: "unit", ...file }]);
  expect(console.error).toHaveBeenCalledWith(expect.stringContaining("a.test.ts"));
  expect(console.error).toHaveBeenLastCalledWith(expect.stringContaining("2 of the 3 passed cases"));
});

it("prints nothing about files and replayed cases if the run has none", async () => {
  await runChecks([check("a", () => Promise.resolve({ passed: 1, failed: 0 }))], context());
  expect(console.error).toHaveBeenLastCalledWith(expect.stringContaining("│ check │"));
});
