/** How many cases passed and failed. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** The sum of counts. */
export function total(counts: readonly Count[]): Count {
  return {
    passed: counts.reduce((sum, count) => sum + count.passed, 0),
    failed: counts.reduce((sum, count) => sum + count.failed, 0),
  };
}

/** The line that closes a run, alone and in the form that other tools read: `12 passed, 0 failed`. */
export function closingLine(count: Count): string {
  return `${count.passed} passed, ${count.failed} failed`;
}

/**
 * A count for a jest run, from the report that its `--json` writes and its exit code.
 *
 * A suite that could not be loaded has no cases, and an exit code other than 0 may come from jest itself (a global
 * set-up that failed): each counts as one failure, so that neither is lost.
 *
 * @param report - the parsed report, or `undefined` where jest wrote none.
 * @param exitCode - jest's exit code.
 */
export function countJest(report: JestReport | undefined, exitCode: number): Count {
  if (report === undefined) {
    return { passed: 0, failed: 1 };
  }
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  const unexplained = exitCode !== 0 && failed === 0 ? 1 : 0;
  return { passed: report.numPassedTests, failed: failed + unexplained };
}

/** The part of jest's JSON report that is counted. */
export interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numRuntimeErrorTestSuites: number;
}
