import { existsSync, readFileSync } from "node:fs";
import type { Outcome } from "./check";
import { costsOf, type JestTimes } from "./costs/file-cost";
import { countJest, type JestReport } from "./count";
import { failuresOf, type JestFailures } from "./failures";

/** The fields in jest's JSON report that this module reads. */
export interface Report extends JestReport {
  /** The run's start time in milliseconds since 1970. */
  readonly startTime: number;
  readonly testResults: readonly (JestFailures["testResults"][number] & JestTimes["testResults"][number])[];
}

/** Reads a report file. Returns `undefined` if the file does not exist. */
export function readReport(file: string): Report | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Report) : undefined;
}

/**
 * Determines a jest run's outcome.
 *
 * @param report - the report, or `undefined` if jest did not write a report.
 * @param exitCode - jest's exit code.
 * @param root - the repository root, to which the returned paths are relative.
 * @param replayed - whether nx replayed the report from an earlier run.
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
