import { BerthError, type ClusterPlan } from "@kind-berth/topology";
import type { Step } from "./step";

/**
 * The default time limit for each step, in seconds. The limit for `observe` is short, because every preview runs this step. The limit for
 * `ready` is longer than the time within which nodes must become Ready.
 */
const defaultSeconds = {
  create: 15 * 60,
  ready: 6 * 60,
  update: 15 * 60,
  delete: 15 * 60,
  kubeconfig: 60,
  observe: 15,
};

/** Returns a step's time limit, in seconds. */
export function secondsFor(step: Step, plan: ClusterPlan): number {
  const given: Partial<Record<Step, number>> = plan.timeoutSeconds ?? {};
  return given[step] ?? defaultSeconds[step];
}

/** Whether the program can set a step's time limit, with Pulumi's option `customTimeouts`. */
function canBeSet(step: Step): boolean {
  return step === "create" || step === "update" || step === "delete";
}

/** Whether a step timed out. `false` if the user interrupted the step. */
export function isOutOfTime(signal: AbortSignal): boolean {
  return signal.reason instanceof DOMException && signal.reason.name === "TimeoutError";
}

/**
 * The error for a step that timed out.
 *
 * @param underWay - the action that was running when the step timed out
 */
export function outOfTime(step: Step, plan: ClusterPlan, underWay: string): BerthError {
  return new BerthError(`cluster "${plan.name}"`, [
    {
      code: "STEP_TIMED_OUT",
      object: `step "${step}" of cluster "${plan.name}"`,
      state: `timed out after ${secondsFor(step, plan)} s`,
      reason: `the last action was "${underWay}"`,
      remedy: canBeSet(step)
        ? `If the machine is slow, set a longer timeout on the KindCluster, such as \`customTimeouts: { ${step}: "30m" }\`.`
        : "Find out why the container engine is slow. Then run `pulumi up` again.",
    },
  ]);
}
