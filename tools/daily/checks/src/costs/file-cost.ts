import { relative } from "node:path";

/** What one test file took. */
export interface FileCost {
  /** The test file, relative to the top folder. */
  readonly file: string;
  /** How long it ran, in seconds. A replayed file: how long it ran when it was run. */
  readonly seconds: number;
  /** How many cases it has. */
  readonly cases: number;
  /** Whether the result was replayed from nx's cache. */
  readonly replayed: boolean;
}

/** The part of jest's JSON report that tells what the test files took. */
export interface JestTimes {
  readonly testResults: readonly {
    /** The test file's path. */
    readonly name: string;
    /** When the file began and ended, in milliseconds since 1970; 0 if it could not be run. */
    readonly startTime: number;
    readonly endTime: number;
    readonly assertionResults: readonly unknown[];
  }[];
}

/**
 * Reads what each test file of a jest run took.
 *
 * @param report - the report that jest's `--json` writes.
 * @param root - the top folder, which test files are named from.
 * @param replayed - whether the report is of an earlier run.
 */
export function costsOf(report: JestTimes, root: string, replayed = false): FileCost[] {
  return report.testResults.map(({ name, startTime, endTime, assertionResults }) => ({
    file: relative(root, name),
    seconds: (endTime - startTime) / 1000,
    cases: assertionResults.length,
    replayed,
  }));
}
