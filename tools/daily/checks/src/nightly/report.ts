import type { CheckedFileCost } from "../costs/cost-table";
import type { Count } from "../count";
import type { Failure } from "../failures";
import { costsOfRun, type RunResult } from "../run";

/** What a night's run came to, as it is written as JSON. */
export interface NightlyReport {
  /** When the run began and ended, as ISO 8601 has it. */
  readonly began: string;
  readonly ended: string;
  /** The commit that was checked, with `-dirty` behind it if something was not committed. */
  readonly commit: string;
  readonly count: Count;
  readonly checks: readonly CheckReport[];
  /** What each test file took, in the order of the checks. */
  readonly files: readonly CheckedFileCost[];
}

/** What one check came to. */
export interface CheckReport extends Count {
  readonly name: string;
  readonly title: string;
  readonly seconds: number;
  /** How many of the passed cases were replayed from nx's cache. */
  readonly replayed: number;
  readonly failures: readonly Failure[];
  /** What the check has printed that belongs into the report. */
  readonly output?: string;
}

/** Makes the report of a run. */
export function reportOf(
  { count, results }: RunResult,
  { began, ended, commit }: Pick<NightlyReport, "began" | "ended" | "commit">,
): NightlyReport {
  return {
    began,
    ended,
    commit,
    count,
    checks: results.map(({ check: { name, title }, seconds, outcome }) => {
      const { passed, failed, replayed = 0, failures = [], output } = outcome;
      return {
        name,
        title,
        passed,
        failed,
        replayed,
        seconds,
        failures,
        ...(output === undefined ? {} : { output }),
      };
    }),
    files: costsOfRun(results),
  };
}
