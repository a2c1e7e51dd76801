import type { Count } from "./count";
import type { FileCost } from "./costs/file-cost";
import type { Failure } from "./failures";

/** The outcome of a check. */
export interface Outcome extends Count {
  /** The failed cases, if the check reports them one by one. */
  readonly failures?: readonly Failure[];
  /**
   * The number of passed cases that did not run, because nx replayed the result of an earlier run with the same inputs.
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
   * The output of the check for the report of the run, such as a table.
   *
   * @default none
   */
  readonly output?: string;
}

/** The context in which a check runs. */
export interface CheckContext {
  /** The top folder of the work tree. */
  readonly root: string;
  /** A folder for files of the check. It is deleted after the run. */
  readonly scratch: string;
  /** Aborted when the user stops the run. */
  readonly signal: AbortSignal;
  /** A label before each line of output. Set if other checks run at the same time. */
  readonly label?: string;
}

/** A part of `npm test` that is run and counted. */
export interface Check {
  /** The name for `--only`. */
  readonly name: string;
  /** A description in one line. */
  readonly title: string;
  /**
   * The resource that the check uses exclusively, such as an engine. Checks with the same lane run one after the other. Checks with different
   * lanes run at the same time.
   *
   * @default the whole machine: no other check runs at the same time
   */
  readonly lane?: string;
  /**
   * The time after which the check is stopped and counts as failed, in minutes.
   *
   * @default 75
   */
  readonly timeLimit?: number;
  /** Runs the check with its output on the terminal. If the check fails, the promise resolves with a failed outcome. */
  run(context: CheckContext): Promise<Outcome>;
}
