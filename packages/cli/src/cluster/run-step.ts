import { text } from "node:stream/consumers";
import { BerthError, parsePlan } from "@berth/topology";
import { Progress } from "../process/progress";
import { createCluster } from "./create";
import { deleteCluster } from "./delete";
import { lookAtCluster } from "./look";
import { readTurn } from "./turn";
import { updateCluster } from "./update";

/** A step in the life of a cluster. */
export type Step = "create" | "update" | "delete" | "look";

const steps = { create: createCluster, update: updateCluster, delete: deleteCluster, look: lookAtCluster };

/**
 * The driver: reads a cluster's plan as JSON from standard input, takes a step with it, and writes what comes of it as JSON to
 * standard output: the cluster's report, or how it stands. The report holds the kubeconfig, a secret; progress and errors, which go to standard error, hold none.
 *
 * Sets the exit code of the process: 0, or 1 after an error.
 *
 * @example
 * ```ts
 * await cluster("create"); // what `berth cluster create` does
 * ```
 */
export async function cluster(step: Step): Promise<void> {
  const interruption = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      interruption.abort(new Error(`interrupted by ${signal}`));
    });
  }
  const progress = new Progress((line) => process.stderr.write(`${line}\n`));
  try {
    const plan = parsePlan(await text(process.stdin));
    const report = await steps[step](plan, progress, interruption.signal, readTurn(process.env));
    if (report !== undefined) process.stdout.write(`${JSON.stringify(report)}\n`);
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
