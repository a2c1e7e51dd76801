import type { Count } from "./count";
import type { FileCost } from "./costs/file-cost";
import type { Failure } from "./failures";

/** A check's outcome. */
export interface Outcome extends Count {
  /** The failed cases. Omitted if the check does not report individual cases. */
  readonly failures?: readonly Failure[];
  /**
   * The number of passed cases that nx did not run, because it replayed the results of an earlier run with the same inputs.
   *
   * @default 0
   */
  readonly replayed?: number;
  /**
   * The duration of each test file.
   *
   * @default none: the check has no test files
   */
  readonly files?: readonly FileCost[];
  /**
   * Output of the check, such as a table, for the run's report.
   *
   * @default none
   */
  readonly output?: string;
}

/** The context in which a check runs. */
export interface CheckContext {
  /** The root of the work tree. */
  readonly root: string;
  /** A folder for the check's temporary files, which is deleted after the run. */
  readonly scratch: string;
  /** A signal that is aborted when the user stops the run. */
  readonly signal: AbortSignal;
  /** A label to print before each line of output. It is set only if other checks run at the same time. */
  readonly label?: string;
}

/** One of the checks that `npm test` runs. The run counts the check's cases. */
export interface Check {
  /** The check's name for the `--only` option. */
  readonly name: string;
  /** A one-line description of the check. */
  readonly title: string;
  /**
   * The name of a resource that only one check can use at a time, such as an engine. Checks with the same lane run one after the other.
   * Checks with different lanes run at the same time.
   *
   * @default the whole machine: no other check runs at the same time
   */
  readonly lane?: string;
  /**
   * The time limit in minutes. A check that exceeds its time limit is stopped and counts as failed.
   *
   * @default 75
   */
  readonly timeLimit?: number;
  /**
   * Runs the check and shows its output on the terminal. If the check fails, the promise resolves with a failed outcome and does not
   * reject.
   */
  run(context: CheckContext): Promise<Outcome>;
}
