/** The numbers of passed and failed cases. */
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

/** Adds one failure to a count without failures if the run failed but no case did. */
export function withUnexplainedFailure<T extends Count>(count: T, isFailed: boolean): T {
  return isFailed && count.failed === 0 ? { ...count, failed: 1 } : count;
}

/** The last line of a run, such as `12 passed, 0 failed`. Other tools can parse this line. */
export function closingLine(count: Count): string {
  return `${count.passed} passed, ${count.failed} failed`;
}

/**
 * Counts the cases in a jest run. The inputs are jest's exit code and the report that `--json` writes.
 *
 * A test suite that fails to load has no cases, so it counts as one failure. A nonzero exit code for another reason, such as a failed
 * global setup, also counts as one failure.
 *
 * @param report - the parsed report, or `undefined` if jest did not write a report.
 * @param exitCode - jest's exit code.
 */
export function countJest(report: JestReport | undefined, exitCode: number): Count {
  if (report === undefined) {
    return { passed: 0, failed: 1 };
  }
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return withUnexplainedFailure({ passed: report.numPassedTests, failed }, exitCode !== 0);
}

/** The fields in jest's JSON report that the count uses. */
export interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numRuntimeErrorTestSuites: number;
}
