import type { Outcome } from "../check";
import { combineOutcomes } from "../combine-outcomes";
import { outcomeOf, type Report } from "../jest-report";

/** The unit tests of one project. */
export interface ProjectRun {
  readonly project: string;
  /** The report of its tests, or `undefined` if there is none. */
  readonly report: Report | undefined;
}

/**
 * The outcome of the unit tests of several projects that nx has run.
 *
 * A project without a report was not tested: something that its tests depend on could not be built, or jest did not start. It counts as
 * one failure. So does an exit code that no report explains.
 *
 * @param started - when nx was started, in milliseconds since 1970: an older report was replayed from nx's cache.
 * @param exitCode - nx's exit code.
 * @param root - the top folder, which test files are named from.
 */
export function unitOutcome(
  runs: readonly ProjectRun[],
  started: number,
  exitCode: number,
  root: string,
): Outcome {
  const outcomes = runs.map(({ project, report }): Outcome => {
    if (report !== undefined) return outcomeOf(report, 0, root, report.startTime < started);
    const reason = "jest has written no report: the output above tells why";
    return { passed: 0, failed: 1, failures: [{ test: project, reason }] };
  });
  const combined = combineOutcomes(outcomes);
  return {
    ...combined,
    failed: combined.failed === 0 && exitCode !== 0 ? 1 : combined.failed,
    replayed: outcomes.reduce((before, { replayed = 0 }) => before + replayed, 0),
  };
}
