import { relative } from "node:path";

/** A test file's duration and number of cases. */
export interface FileCost {
  /** The test file's path, relative to the repository root. */
  readonly file: string;
  /** The duration in seconds. For a replayed result, this is the original run's duration. */
  readonly seconds: number;
  /** The number of test cases in the file. */
  readonly cases: number;
  /** Whether nx replayed the result from its cache. */
  readonly replayed: boolean;
}

/** The fields in jest's JSON report that contain each test file's times. */
export interface JestTimes {
  readonly testResults: readonly {
    /** The test file's path. */
    readonly name: string;
    /** The file's start time in milliseconds since 1970. 0 if the file could not run. */
    readonly startTime: number;
    readonly endTime: number;
    readonly assertionResults: readonly unknown[];
  }[];
}

/**
 * Reads the duration of each test file from a jest report.
 *
 * @param report - the report that jest writes with the `--json` option.
 * @param root - the repository root, to which the returned paths are relative.
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
