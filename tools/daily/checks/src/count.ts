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

/** Adds one failure to a count without failures, if the run failed for a reason that no case shows. */
export function withUnexplainedFailure<T extends Count>(count: T, isFailed: boolean): T {
  return isFailed && count.failed === 0 ? { ...count, failed: 1 } : count;
}

/** The last line of a run, such as `12 passed, 0 failed`. Other tools can parse this line. */
export function closingLine(count: Count): string {
  return `${count.passed} passed, ${count.failed} failed`;
}

/**
 * Counts the cases of a jest run. The inputs are the exit code and the report that `--json` writes.
 *
 * A test suite that could not be loaded has no cases, so it counts as one failure. If the exit code is not 0 for another reason, such as a
 * failed global set-up, the run also counts as one failure.
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

/** The fields of jest's JSON report that are used for counting. */
export interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numRuntimeErrorTestSuites: number;
}
