import {
  deadlineOf,
  mustObserve,
  podState,
  type RouteObservation,
  type Verification,
  type WaitLimits,
} from "@kind-berth/topology";

/** The time between two observations of the pods if the app responds and its rollout is not complete, in milliseconds. */
const respondingInterval = 1_000;
/** The time between two observations of the pods if the app does not respond and its rollout is not complete, in milliseconds. */
const rolloutInterval = 2_000;
/** The time between two observations of the whole route if the app does not respond and its pods are ready, in milliseconds. */
const routeInterval = 3_000;
/** The time between two observations of the whole route if the rollout is not complete, in milliseconds. */
const routeDuringRolloutInterval = 10_000;
/**
 * An observation can use at most one part in this number of the time, so that observations do not slow down a busy machine. Most apps start
 * within the first seconds, so the health check observes them more often then.
 */
const shareOfTime = { early: 2, late: 4 };
/** The time after which the health check observes less often, in milliseconds. */
const earlyUntil = 15_000;
/** The longest pause after a slow observation, in milliseconds. */
const maxPause = 5_000;

/** A health check's observations so far. All times are in milliseconds. */
export interface ObservationState {
  /** Whether the app does not respond. */
  readonly hasProblem: boolean;
  readonly observations: readonly RouteObservation[];
  /** The time since the start of the health check. */
  readonly elapsed: number;
  /** The duration of the latest observation; 0 if there is none. */
  readonly lastTook: number;
  /** The start of the latest observation of the whole route; 0 if there is none. */
  readonly lastRouteAt: number;
}

/**
 * Decides which hops the health check observes now. An observation costs more than a request, and an observation of the whole route costs
 * more than an observation of the pods. This function is pure.
 *
 * @returns `undefined` if the health check observes no hops now
 */
export function dueObservation(
  verification: Pick<Verification, "deployment" | "route">,
  { hasProblem, observations, elapsed, lastTook, lastRouteAt }: ObservationState,
  limits: WaitLimits,
): "pods" | "route" | undefined {
  const { deployment } = verification;
  if (!hasProblem && !mustObserve(verification)) return undefined;
  // At the time limit, the error needs an up-to-date observation.
  if (elapsed >= deadlineOf(verification, observations, limits)) return hasProblem ? "route" : "pods";
  const last = observations.at(-1);
  const share = elapsed < earlyUntil ? shareOfTime.early : shareOfTime.late;
  const isAfter = (interval: number, at = last?.at ?? 0) =>
    elapsed - at >= interval && elapsed - (last?.at ?? 0) >= Math.min(share * lastTook, lastTook + maxPause);
  if (!hasProblem) return last === undefined || isAfter(respondingInterval) ? "pods" : undefined;
  if (deployment === undefined || (last !== undefined && podState(verification, last) === "pass"))
    return isAfter(routeInterval) ? "route" : undefined;
  if (isAfter(routeDuringRolloutInterval, lastRouteAt)) return "route";
  return isAfter(rolloutInterval) ? "pods" : undefined;
}
