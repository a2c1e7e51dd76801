import type { Check, CheckContext } from "./check";
import { runChecks } from "./run";

function context(signal: AbortSignal = new AbortController().signal): CheckContext {
  return { root: "/", scratch: "/", signal };
}

function check(name: string, run: Check["run"]): Check {
  return { name, title: name, run };
}

beforeEach(() => {
  jest.spyOn(console, "error").mockImplementation(() => undefined);
});

it("counts a check that rejects as a failure, shows why, and goes on", async () => {
  const reason = new Error("no engine");
  const count = await runChecks(
    [check("a", () => Promise.reject(reason)), check("b", () => Promise.resolve({ passed: 3, failed: 0 }))],
    context(),
  );
  expect(count).toEqual({ passed: 3, failed: 1 });
  expect(console.error).toHaveBeenCalledWith(reason);
});

it("starts nothing more once it is told to stop, and does not call that a success", async () => {
  const stop = new AbortController();
  const later = jest.fn(() => Promise.resolve({ passed: 1, failed: 0 }));
  const first = check("a", () => {
    stop.abort("SIGTERM");
    return Promise.resolve({ passed: 1, failed: 0 });
  });
  expect(await runChecks([first, check("b", later)], context(stop.signal))).toEqual({ passed: 1, failed: 1 });
  expect(later).not.toHaveBeenCalled();
});
