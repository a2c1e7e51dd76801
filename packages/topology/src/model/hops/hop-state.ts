/** The states of a hop. */
export const HopState = { Pass: "pass", Block: "block", Unknown: "unknown" } as const;
/**
 * The state of a hop.
 *
 * - `pass`: the hop forwards or accepts requests.
 * - `block`: the hop does not. The hops after it are unreachable through it.
 * - `unknown`: the state could not be found out. It is never reported as `block`.
 */
export type HopState = (typeof HopState)[keyof typeof HopState];

/** Whether a hop that blocks can recover without a change by a user or a program. */
export const Heals = { Never: "never", May: "may" } as const;
/**
 * Whether a hop that blocks can recover without a change by a user or a program.
 *
 * - `never`: the block is permanent, so to wait for it is useless.
 * - `may`: the block can be a step of a normal start, or can end without a change.
 */
export type Heals = (typeof Heals)[keyof typeof Heals];

/** The verdicts on a route. */
export const RouteVerdict = {
  Reachable: "reachable",
  Unreachable: "unreachable",
  Depends: "depends",
  Unknown: "unknown",
} as const;
/**
 * The verdict on a route.
 *
 * - `reachable`: all hops pass.
 * - `unreachable`: a hop blocks.
 * - `depends`: the result depends on the node that the scheduler selects for a pod.
 * - `unknown`: no hop blocks, and the state of at least one hop is unknown.
 */
export type RouteVerdict = (typeof RouteVerdict)[keyof typeof RouteVerdict];

/**
 * The verdict on a route, from the states of its hops. All states must belong to the same placement of the pods, so the result is never
 * `depends`.
 */
export function routeVerdict(states: readonly HopState[]): Exclude<RouteVerdict, "depends"> {
  if (states.includes(HopState.Block)) return RouteVerdict.Unreachable;
  return states.includes(HopState.Unknown) ? RouteVerdict.Unknown : RouteVerdict.Reachable;
}
