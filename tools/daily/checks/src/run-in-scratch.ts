import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Check } from "./check";
import { closingLine } from "./count";
import { runChecks, type RunResult } from "./run";

/**
 * Runs checks with a new temporary folder. If this process receives a signal, the checks stop. At the end, prints the closing line and sets
 * the exit code.
 *
 * @param root - the repository root.
 * @param see - a function that is called with the run's result before the closing line is printed.
 */
export async function runInScratch(
  checks: readonly Check[],
  root: string,
  see: (result: RunResult) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), "berth-checks-"));
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      stop.abort(signal);
    });
  }
  try {
    const result = await runChecks(checks, { root, scratch, signal: stop.signal });
    await see(result);
    process.exitCode = exitCodeOf(result, checks.length);
    console.log(closingLine(result.count));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/**
 * Determines a run's exit code. A run with checks fails if no case passes. A run without checks succeeds, because some changes require no
 * checks.
 */
function exitCodeOf({ count: { passed, failed } }: RunResult, checks: number): number {
  return failed === 0 && (passed > 0 || checks === 0) ? 0 : 1;
}
