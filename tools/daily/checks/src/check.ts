import type { Count } from "./count";
import type { FileCost } from "./costs/file-cost";
import type { Failure } from "./failures";

/** What a check came to. */
export interface Outcome extends Count {
  /** What failed, where the check can tell the one from the other. */
  readonly failures?: readonly Failure[];
  /**
   * How many of the passed cases were not run: nx replayed the result of an earlier run with the same inputs.
   *
   * @default 0
   */
  readonly replayed?: number;
  /**
   * What each test file took.
   *
   * @default none: the check has no test files
   */
  readonly files?: readonly FileCost[];
  /**
   * What the check has printed that belongs into a report of the run, such as a table.
   *
   * @default nothing
   */
  readonly output?: string;
}

/** What a check needs from the run that it is part of. */
export interface CheckContext {
  /** The top folder of the work tree. */
  readonly root: string;
  /** A folder for what the check writes; it is gone after the run. */
  readonly scratch: string;
  /** Aborted when the run is told to stop. */
  readonly signal: AbortSignal;
  /** Set where other checks run beside this one: it goes before each line of output. */
  readonly label?: string;
}

/** One part of `npm test`: something that is run and counted. */
export interface Check {
  /** As it is named by `--only`. */
  readonly name: string;
  /** One line on what it holds. */
  readonly title: string;
  /**
   * What the check has to itself while it runs, such as an engine: checks of one lane follow each other, and those of
   * different lanes run side by side.
   *
   * @default the whole machine: nothing runs beside it
   */
  readonly lane?: string;
  /** Runs it, its output on the terminal. A failure is an outcome, not a rejection. */
  run(context: CheckContext): Promise<Outcome>;
}
