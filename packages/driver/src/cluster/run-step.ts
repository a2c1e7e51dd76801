import { parsePlan, type ClusterPlan } from "@kind-berth/topology";
import type { Progress } from "../process/progress";
import { runDriver } from "../process/run-driver";
import { createCluster } from "./create";
import { deleteCluster } from "./delete";
import { kubeconfigOfCluster } from "./kubeconfig";
import { observeCluster } from "./observe";
import type { Step } from "./step";
import { isOutOfTime, outOfTime, secondsFor } from "./time-limit";
import { withClusterLock } from "./cluster-lock";
import { readStepContext } from "../state/step-context";
import { updateCluster } from "./update";

const steps = {
  create: createCluster,
  update: updateCluster,
  delete: deleteCluster,
  kubeconfig: kubeconfigOfCluster,
  observe: observeCluster,
};

/** Steps that change nothing. */
const looking: readonly Step[] = ["kubeconfig", "observe"];

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
export function cluster(step: Step): Promise<void> {
  return runDriver((input, progress, interruption) => inTime(step, parsePlan(input), progress, interruption));
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
    const work = async (): Promise<unknown> =>
      steps[step](plan, progress, signal, readStepContext(process.env));
    return await (looking.includes(step) ? work() : withClusterLock(plan, step, progress, work));
  } catch (error) {
    // Whatever was cut short has an error of its own, which says less.
    throw isOutOfTime(signal) ? outOfTime(step, plan, atTheEnd) : error;
  }
}
