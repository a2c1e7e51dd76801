import type { Outcome } from "./check";
import { combineOutcomes } from "./combine-outcomes";
import { withUnexplainedFailure } from "./count";
import { outcomeOf, type Report } from "./jest-report";

/** A project and the result of its tests. */
export interface ProjectRun {
  readonly project: string;
  /** The report on the project's tests. `undefined` if no report exists. */
  readonly report: Report | undefined;
}

/**
 * Determines the outcome of an nx run that runs the tests of one or several projects.
 *
 * A project without a report counts as one failure: its tests did not run, because a dependency's build failed or jest did not start. If nx
 * fails and no report explains this, the run also counts as one failure.
 *
 * @param started - the time at which nx started, in milliseconds since 1970. A report of a run that started earlier was replayed.
 * @param exitCode - nx's exit code.
 * @param root - the repository root, to which the returned paths are relative.
 */
export function outcomeOfProjects(
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
