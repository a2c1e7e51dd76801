import { BerthError, type ClusterPlan } from "@kind-berth/topology";
import type { Step } from "./step";

/** How long a step may take where the plan does not say, in seconds. A look is part of every preview. */
const defaultSeconds = { create: 15 * 60, update: 15 * 60, delete: 15 * 60, kubeconfig: 60, observe: 15 };

/** How long a step may take, in seconds. */
export function secondsFor(step: Step, plan: ClusterPlan): number {
  const given: Partial<Record<Step, number>> = plan.timeoutSeconds ?? {};
  return given[step] ?? defaultSeconds[step];
}

/** Whether a signal has ended a step because its time was over, and not because somebody interrupted it. */
export function isOutOfTime(signal: AbortSignal): boolean {
  return signal.reason instanceof DOMException && signal.reason.name === "TimeoutError";
}

/**
 * The error for a step whose time was over.
 *
 * @param underWay - what it was doing
 */
export function outOfTime(step: Step, plan: ClusterPlan, underWay: string): BerthError {
  return new BerthError(`cluster "${plan.name}"`, [
    {
      code: "STEP_TIMED_OUT",
      object: `step "${step}" of cluster "${plan.name}"`,
      state: `timed out after ${secondsFor(step, plan)} s`,
      reason: `it was at this point: ${underWay}`,
      remedy: `If the machine is only slow, give the KindCluster more time by its option \`customTimeouts: { ${step}: "30m" }\`.`,
    },
  ]);
}
