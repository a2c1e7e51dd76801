import { escaped, unprintableIn } from "./unprintable";

/** The result of a command. */
export interface CommandResult {
  /** The exit status. `null` if a signal ended the process. */
  readonly status: number | null;
  readonly stderr: string;
}

/** The exit statuses of `berth` for a complete output: success, and an error with a message. */
const statuses: readonly (number | null)[] = [0, 1];

/** Returns what is wrong with the result of a command, as clauses. */
export function commandProblems({ status, stderr }: CommandResult): string[] {
  const character = unprintableIn(stderr);
  return [
    ...(statuses.includes(status) ? [] : [`the exit status is ${String(status)}`]),
    ...(status !== 0 && stderr.trim() === "" ? ["the command failed without a message"] : []),
    ...(/^\s+at \S.*:\d+:\d+\)?$/mu.test(stderr)
      ? [`standard error has a stack trace:\n${escaped(stderr)}`]
      : []),
    ...(character === undefined
      ? []
      : [`standard error has the control character ${character}: ${escaped(stderr)}`]),
  ];
}
