import type { Count } from "./count";
import type { FileCost } from "./costs/file-cost";
import type { Failure } from "./failures";

/** The outcome of a check. */
export interface Outcome extends Count {
  /** The failed cases, if the check reports individual cases. */
  readonly failures?: readonly Failure[];
  /**
   * The number of passed cases that nx replayed from an earlier run with the same inputs, instead of running them.
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
   * Check output to include in the run's report, such as a table.
   *
   * @default none
   */
  readonly output?: string;
}

/** The context in which a check runs. */
export interface CheckContext {
  /** The root of the work tree. */
  readonly root: string;
  /** A folder for the check's temporary files. The folder is deleted after the run. */
  readonly scratch: string;
  /** Aborted when the user stops the run. */
  readonly signal: AbortSignal;
  /** A label that is printed before each line of output. It is set only if other checks run at the same time. */
  readonly label?: string;
}

/** One of the checks that `npm test` runs. Its cases are counted. */
export interface Check {
  /** The check's name for the `--only` option. */
  readonly name: string;
  /** A one-line description of the check. */
  readonly title: string;
  /**
   * The resource that only this check may use while it runs, such as an engine. Checks with the same lane run one after the other. Checks
   * with different lanes run at the same time.
   *
   * @default the whole machine: no other check runs at the same time
   */
  readonly lane?: string;
  /**
   * The time in minutes after which the check is stopped and counts as failed.
   *
   * @default 75
   */
  readonly timeLimit?: number;
  /** Runs the check and shows its output on the terminal. If the check fails, the promise still resolves, with a failed outcome. */
  run(context: CheckContext): Promise<Outcome>;
}
