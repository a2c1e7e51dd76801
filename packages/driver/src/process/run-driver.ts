import { text } from "node:stream/consumers";
import { BerthError } from "@kind-berth/topology";
import { Progress } from "./progress";

/**
 * What the driver does with what it reads.
 *
 * @param input - all of standard input
 * @param interruption - ends when the process is told to
 * @returns what goes to standard output: text as it is, anything else as JSON, nothing where it is `undefined`
 */
export type DriverWork = (input: string, progress: Progress, interruption: AbortSignal) => Promise<unknown>;

/**
 * Does the work of a driver's process: progress and errors go to standard error. Sets the exit code of the process: 0, or 1
 * after an error.
 */
export async function runDriver(work: DriverWork): Promise<void> {
  const interruption = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      interruption.abort(new Error(`interrupted by ${signal}`));
    });
  }
  const progress = new Progress((line) => process.stderr.write(`${line}\n`));
  try {
    const result = await work(await text(process.stdin), progress, interruption.signal);
    if (typeof result === "string") process.stdout.write(result);
    else if (result !== undefined) process.stdout.write(`${JSON.stringify(result)}\n`);
  } catch (error) {
    process.stderr.write(`${explain(error, interruption.signal)}\n`);
    process.exitCode = 1;
  } finally {
    progress.end();
  }
}

/** The sentences of what was refused; the stack of what nobody has thought of. */
function explain(error: unknown, interruption: AbortSignal): string {
  if (interruption.aborted)
    return `The run was ${(interruption.reason as Error).message}; the next one goes on from here.`;
  if (BerthError.isInstance(error)) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
