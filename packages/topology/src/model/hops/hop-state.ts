/** The states that a hop can have. */
export const HopState = { Pass: "pass", Block: "block", Unknown: "unknown" } as const;
/**
 * A hop's state.
 *
 * - `pass`: the hop forwards or accepts requests.
 * - `block`: the hop does not forward or accept requests, so the hops after it are unreachable.
 * - `unknown`: the state could not be determined. Berth never reports an unknown state as `block`.
 */
export type HopState = (typeof HopState)[keyof typeof HopState];

/** Whether a hop that blocks requests can recover without a change by a user or a program. */
export const Heals = { Never: "never", May: "may" } as const;
/**
 * Whether a hop that blocks requests can recover without a change by a user or a program.
 *
 * - `never`: the hop blocks requests permanently, so waiting does not help.
 * - `may`: the hop can recover without a change, for example when the app has started.
 */
export type Heals = (typeof Heals)[keyof typeof Heals];

/** The possible verdicts on a route. */
export const RouteVerdict = {
  Reachable: "reachable",
  Unreachable: "unreachable",
  Depends: "depends",
  Unknown: "unknown",
} as const;
/**
 * The verdict on a route.
 *
 * - `reachable`: all hops pass requests.
 * - `unreachable`: at least one hop blocks requests.
 * - `depends`: the result depends on which node the scheduler selects for a pod.
 * - `unknown`: no hop blocks requests, but the state of at least one hop is unknown.
 */
export type RouteVerdict = (typeof RouteVerdict)[keyof typeof RouteVerdict];

/**
 * Derives the verdict on a route from its hops' states. All states must belong to the same pod placement, so the result is never `depends`.
 */
export function routeVerdict(states: readonly HopState[]): Exclude<RouteVerdict, "depends"> {
  if (states.includes(HopState.Block)) return RouteVerdict.Unreachable;
  return states.includes(HopState.Unknown) ? RouteVerdict.Unknown : RouteVerdict.Reachable;
}
