import { parsePlan, type ClusterPlan } from "@kind-berth/topology";
import type { Progress } from "../process/progress";
import { runDriver } from "../process/run-driver";
import { createCluster } from "./create";
import { deleteCluster } from "./delete";
import { kubeconfigOfCluster } from "./kubeconfig";
import { observeCluster, orFailure } from "./observe";
import { awaitClusterReady } from "./ready";
import type { Step } from "./step";
import { isOutOfTime, outOfTime, secondsFor } from "./time-limit";
import { withClusterLock } from "./cluster-lock";
import { readStepContext } from "../state/step-context";
import { updateCluster } from "./update";

const steps = {
  create: createCluster,
  ready: awaitClusterReady,
  update: updateCluster,
  delete: deleteCluster,
  kubeconfig: kubeconfigOfCluster,
  observe: observeCluster,
};

/** The steps that change nothing. */
const readOnlySteps: readonly Step[] = ["ready", "kubeconfig", "observe"];

/**
 * Runs a lifecycle step for a cluster. Reads the cluster's plan as JSON from standard input, and writes the result to standard output. The
 * result is the report or the observation as JSON, or the kubeconfig as YAML.
 *
 * The kubeconfig is a secret. Only the `kubeconfig` step prints it. Progress and errors go to standard error and contain no secrets.
 *
 * Sets the process exit code to 0, or to 1 after an error.
 *
 * @example
 * ```ts
 * await cluster("create"); // does the same as `berth cluster create`
 * ```
 */
export function cluster(step: Step): Promise<void> {
  return runDriver((input, progress, interruption) => {
    const plan = parsePlan(input);
    const work = inTime(step, plan, progress, interruption);
    return step === "observe" ? orFailure(plan, work, interruption) : work;
  });
}

/** Runs a step within its time limit. */
async function inTime(step: Step, plan: ClusterPlan, progress: Progress, interruption: AbortSignal) {
  const limit = AbortSignal.timeout(secondsFor(step, plan) * 1000);
  const signal = AbortSignal.any([interruption, limit]);
  let lastAction = "";
  limit.addEventListener("abort", () => {
    lastAction = progress.underWay;
  });
  try {
    const work = async (): Promise<unknown> =>
      steps[step](plan, progress, signal, readStepContext(process.env));
    return await (readOnlySteps.includes(step)
      ? work()
      : withClusterLock(plan, step, progress, work, signal));
  } catch (error) {
    // The interrupted operation also throws an error, but the timeout error is more helpful.
    throw isOutOfTime(signal) ? outOfTime(step, plan, lastAction) : error;
  }
}
