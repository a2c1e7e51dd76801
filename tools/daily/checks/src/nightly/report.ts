import type { CheckedFileCost } from "../costs/cost-table";
import type { Count } from "../count";
import type { Failure } from "../failures";
import { costsOfRun, type RunResult } from "../run";

/** A nightly run's result, as it is written to the JSON report. */
export interface NightlyReport {
  /** The time when the run started or ended, in ISO 8601 format. */
  readonly began: string;
  readonly ended: string;
  /** The hash of the checked commit. If the work tree has uncommitted changes, the hash has the suffix `-dirty`. */
  readonly commit: string;
  readonly count: Count;
  readonly checks: readonly CheckReport[];
  /** The duration of each test file, in check order. */
  readonly files: readonly CheckedFileCost[];
}

/** A check's result, for the report. */
export interface CheckReport extends Count {
  readonly name: string;
  readonly title: string;
  readonly seconds: number;
  /** The number of passed cases that nx replayed from its cache. */
  readonly replayed: number;
  readonly failures: readonly Failure[];
  /** Output of the check, for the report. */
  readonly output?: string;
}

/** Creates the report for a run. */
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
