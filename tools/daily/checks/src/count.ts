/** The numbers of passed and failed cases. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** Adds counts. */
export function total(counts: readonly Count[]): Count {
  return {
    passed: counts.reduce((sum, count) => sum + count.passed, 0),
    failed: counts.reduce((sum, count) => sum + count.failed, 0),
  };
}

/** If a run failed without a failed case, counts one failure. */
export function withUnexplainedFailure<T extends Count>(count: T, isFailed: boolean): T {
  return isFailed && count.failed === 0 ? { ...count, failed: 1 } : count;
}

/** Returns the last line of a run, such as `12 passed, 0 failed`. Other tools can parse this line. */
export function closingLine(count: Count): string {
  return `${count.passed} passed, ${count.failed} failed`;
}

/**
 * Counts the cases in a jest run. The count is based on jest's exit code and JSON report.
 *
 * A test suite that fails to load has no cases and counts as one failure. If jest fails for another reason, such as a failed global setup,
 * the count also contains one failure.
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

/** The fields in jest's JSON report from which {@link countJest} counts cases. */
export interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numRuntimeErrorTestSuites: number;
}
