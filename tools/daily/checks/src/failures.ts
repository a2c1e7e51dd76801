import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";

/** A failed case, or a test suite that could not run. */
export interface Failure {
  /** The test file's path, relative to the repository root. If a case failed, its full name follows the path. */
  readonly test: string;
  /**
   * The error text without terminal colors. A long text is shortened to its first {@link FIRST_LINES} and its last {@link LAST_LINES}
   * lines.
   */
  readonly reason: string;
}

/** The fields in jest's JSON report that contain the failed cases. */
export interface JestFailures {
  readonly testResults: readonly {
    /** The test file's path. */
    readonly name: string;
    readonly status: string;
    /** The error message, if the whole test suite failed to run. */
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[] | null;
    }[];
  }[];
}

/** The number of lines to show from the beginning of a long error. The case's own output contains the full error. */
export const FIRST_LINES = 10;

/** The number of lines to show from the end of a long error, because programs print the cause of a failure last. */
export const LAST_LINES = 30;

/**
 * Returns the failures from a jest run. Each run repeats its failures at the end, because they are hard to find in thousands of lines.
 *
 * @param report - the report that jest writes with the `--json` option.
 * @param root - the repository root, to which the returned paths are relative.
 */
export function failuresOf(report: JestFailures, root: string): Failure[] {
  return report.testResults.flatMap((suite) => {
    const file = relative(root, suite.name);
    const cases = suite.assertionResults
      .filter(({ status }) => status === "failed")
      .map(({ fullName, failureMessages }) => ({
        test: `${file}: ${fullName}`,
        reason: shorten((failureMessages ?? []).join("\n")),
      }));
    if (cases.length > 0 || suite.status !== "failed") return cases;
    return [{ test: file, reason: shorten(suite.message) }];
  });
}

/** Formats a failure as text. The first line names the test, and the indented lines below it contain the error. */
export function describeFailure({ test, reason }: Failure): string {
  return [`● ${test}`, ...reason.split("\n").map((line) => `    ${line}`.trimEnd())].join("\n");
}

function shorten(text: string): string {
  const lines = stripVTControlCharacters(text).trim().split("\n");
  const omitted = lines.length - FIRST_LINES - LAST_LINES;
  if (omitted <= 0) return lines.join("\n");
  const note = `(${String(omitted)} more lines above, where it failed)`;
  return [...lines.slice(0, FIRST_LINES), note, ...lines.slice(-LAST_LINES)].join("\n");
}
