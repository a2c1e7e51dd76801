import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";

/** One case that failed, or one suite that could not be run. */
export interface Failure {
  /** The test file, from the top folder, and the case's whole name where a case it was. */
  readonly test: string;
  /** The beginning of what was said of it, without colours: at most {@link LINES_SHOWN} lines. */
  readonly reason: string;
}

/** The part of jest's JSON report that tells which cases failed. */
export interface JestFailures {
  readonly testResults: readonly {
    /** The test file's path. */
    readonly name: string;
    readonly status: string;
    /** What jest says of the suite as a whole. */
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[] | null;
    }[];
  }[];
}

/** How much of a reason is repeated at the end of a run, in lines: the whole of it stands where the case failed. */
export const LINES_SHOWN = 25;

/**
 * What failed in a jest run, for the end of a run whose middle is thousands of lines long.
 *
 * @param report - the report that jest's `--json` writes.
 * @param root - the top folder, which test files are named from.
 */
export function failuresOf(report: JestFailures, root: string): Failure[] {
  return report.testResults.flatMap((suite) => {
    const file = relative(root, suite.name);
    const cases = suite.assertionResults
      .filter(({ status }) => status === "failed")
      .map(({ fullName, failureMessages }) => ({
        test: `${file}: ${fullName}`,
        reason: beginningOf((failureMessages ?? []).join("\n")),
      }));
    if (cases.length > 0 || suite.status !== "failed") return cases;
    return [{ test: file, reason: beginningOf(suite.message) }];
  });
}

/** A failure as it is shown: its test on a line, its reason indented below. */
export function describeFailure({ test, reason }: Failure): string {
  return [`● ${test}`, ...reason.split("\n").map((line) => `    ${line}`.trimEnd())].join("\n");
}

function beginningOf(text: string): string {
  const lines = stripVTControlCharacters(text).trim().split("\n");
  const more = lines.length - LINES_SHOWN;
  return more > 0
    ? [...lines.slice(0, LINES_SHOWN), `(${String(more)} more lines above, where it failed)`].join("\n")
    : lines.join("\n");
}
