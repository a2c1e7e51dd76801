import { relative } from "node:path";

/** The duration of a test file. */
export interface FileCost {
  /** The test file, relative to the repository root. */
  readonly file: string;
  /** The duration in seconds. For a replayed result, this is the original run's duration. */
  readonly seconds: number;
  /** The number of cases. */
  readonly cases: number;
  /** Whether the result was replayed from nx's cache. */
  readonly replayed: boolean;
}

/** The fields in jest's JSON report that contain the test files' times. */
export interface JestTimes {
  readonly testResults: readonly {
    /** The test file's path. */
    readonly name: string;
    /** The time when the file started, in milliseconds since 1970; 0 if the file could not run. */
    readonly startTime: number;
    readonly endTime: number;
    readonly assertionResults: readonly unknown[];
  }[];
}

/**
 * Reads the duration of each test file of a jest run.
 *
 * @param report - the report that jest's `--json` writes.
 * @param root - the repository root. The paths of the test files are relative to it.
 * @param replayed - whether the report is from an earlier run.
 */
export function costsOf(report: JestTimes, root: string, replayed = false): FileCost[] {
  return report.testResults.map(({ name, startTime, endTime, assertionResults }) => ({
    file: relative(root, name),
    seconds: (endTime - startTime) / 1000,
    cases: assertionResults.length,
    replayed,
  }));
}
