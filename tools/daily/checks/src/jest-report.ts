import { existsSync, readFileSync } from "node:fs";
import type { Outcome } from "./check";
import { costsOf, type JestTimes } from "./costs/file-cost";
import { countJest, type JestReport } from "./count";
import { failuresOf, type JestFailures } from "./failures";

/** The report that jest's `--json` writes, as far as it is used here. */
export interface Report extends JestReport {
  /** When the run began, in milliseconds since 1970. */
  readonly startTime: number;
  readonly testResults: readonly (JestFailures["testResults"][number] & JestTimes["testResults"][number])[];
}

/** Reads a report; `undefined` if jest has written none. */
export function readReport(file: string): Report | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Report) : undefined;
}

/**
 * The outcome of a jest run.
 *
 * @param report - the report, or `undefined` if jest has written none.
 * @param exitCode - jest's exit code.
 * @param root - the top folder, which test files are named from.
 * @param replayed - whether the report is of an earlier run, whose result nx replayed.
 */
export function outcomeOf(
  report: Report | undefined,
  exitCode: number,
  root: string,
  replayed = false,
): Outcome {
  const count = countJest(report, exitCode);
  if (report === undefined) return count;
  return {
    ...count,
    failures: failuresOf(report, root),
    files: costsOf(report, root, replayed),
    ...(replayed ? { replayed: count.passed } : {}),
  };
}
