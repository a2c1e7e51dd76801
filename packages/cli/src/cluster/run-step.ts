import { text } from "node:stream/consumers";
import { BerthError, parsePlan, type ClusterPlan } from "@berth/topology";
import { Progress } from "../process/progress";
import { createCluster } from "./create";
import { deleteCluster } from "./delete";
import { kubeconfigOfCluster } from "./kubeconfig";
import { lookAtCluster } from "./look";
import { isOutOfTime, outOfTime, secondsFor } from "./time-limit";
import { readTurn } from "./turn";
import { updateCluster } from "./update";

/** A step in the life of a cluster. */
export type Step = "create" | "update" | "delete" | "kubeconfig" | "look";

const steps = {
  create: createCluster,
  update: updateCluster,
  delete: deleteCluster,
  kubeconfig: kubeconfigOfCluster,
  look: lookAtCluster,
};

/**
 * The driver: reads a cluster's plan as JSON from standard input, takes a step with it, and writes what comes of it to
 * standard output: as JSON the cluster's report or how it stands, or as YAML the kubeconfig, a secret, and that in its own step alone.
 * Progress and errors, which go to standard error, hold none.
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
    const result = await inTime(step, parsePlan(await text(process.stdin)), progress, interruption.signal);
    if (typeof result === "string") process.stdout.write(result);
    else if (result !== undefined) process.stdout.write(`${JSON.stringify(result)}\n`);
  } catch (error) {
    process.stderr.write(`${explain(error, interruption.signal)}\n`);
    process.exitCode = 1;
  } finally {
    progress.end();
  }
}

/** Takes a step, for as long as it may take. */
async function inTime(step: Step, plan: ClusterPlan, progress: Progress, interruption: AbortSignal) {
  const limit = AbortSignal.timeout(secondsFor(step, plan) * 1000);
  const signal = AbortSignal.any([interruption, limit]);
  let atTheEnd = "";
  limit.addEventListener("abort", () => {
    atTheEnd = progress.underWay;
  });
  try {
    return await steps[step](plan, progress, signal, readTurn(process.env));
  } catch (error) {
    // Whatever was cut short has an error of its own, which says less.
    throw isOutOfTime(signal) ? outOfTime(step, plan, atTheEnd) : error;
  }
}

/** The sentences of what was refused; the stack of what nobody has thought of. */
function explain(error: unknown, interruption: AbortSignal): string {
  if (interruption.aborted)
    return `The run was ${(interruption.reason as Error).message}; the next one goes on from here.`;
  if (BerthError.isInstance(error)) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
