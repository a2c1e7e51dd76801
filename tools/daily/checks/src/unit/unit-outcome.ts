import type { Outcome } from "../check";
import { combineOutcomes } from "../combine-outcomes";
import { withUnexplainedFailure } from "../count";
import { outcomeOf, type Report } from "../jest-report";

/** A project and the result of its unit tests. */
export interface ProjectRun {
  readonly project: string;
  /** The report of the project's tests, or `undefined` if there is no report. */
  readonly report: Report | undefined;
}

/**
 * Determines the outcome of an nx run that includes the unit tests of several projects.
 *
 * A project without a report counts as one failure. Its tests did not run, because a dependency could not be built or jest did not start.
 * If nx fails and no report explains the failure, the run also counts as one failure.
 *
 * @param started - the start time of nx, in milliseconds since 1970. Reports older than this were replayed.
 * @param exitCode - nx's exit code.
 * @param root - the repository root. The paths of the test files are relative to it.
 */
export function unitOutcome(
  runs: readonly ProjectRun[],
  started: number,
  exitCode: number,
  root: string,
): Outcome {
  const outcomes = runs.map(({ project, report }): Outcome => {
    if (report !== undefined) return outcomeOf(report, 0, root, report.startTime < started);
    const reason = "jest did not write a report: see the output above";
    return { passed: 0, failed: 1, failures: [{ test: project, reason }] };
  });
  return {
    ...withUnexplainedFailure(combineOutcomes(outcomes), exitCode !== 0),
    replayed: outcomes.reduce((before, { replayed = 0 }) => before + replayed, 0),
  };
}
