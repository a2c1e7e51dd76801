import { text } from "node:stream/consumers";
import { BerthError } from "@kind-berth/topology";
import { Progress } from "./progress";

/**
 * The function that a driver process runs.
 *
 * @param input - the complete standard input
 * @param interruption - a signal that is aborted when the process receives SIGINT or SIGTERM
 * @returns the output. The driver prints text unchanged and prints other values as JSON. For `undefined`, the driver prints nothing.
 */
export type DriverWork = (input: string, progress: Progress, interruption: AbortSignal) => Promise<unknown>;

/**
 * Runs the main function of a driver process. Writes progress and errors to standard error. Sets the process exit code to 0, or to 1 after
 * an error.
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

/** Returns an expected error's message, or an unexpected error's stack trace. */
function explain(error: unknown, interruption: AbortSignal): string {
  if (interruption.aborted)
    return `The run was ${(interruption.reason as Error).message}. The next run continues from the current state.`;
  if (BerthError.isInstance(error)) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
