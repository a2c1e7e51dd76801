import {
  BerthError,
  diagnose,
  type Hop,
  type HopFacts,
  type RouteObservation,
  type Verification,
} from "@kind-berth/topology";
import type { Engine } from "../engine/engine";
import { routeFacts } from "./route-facts";

/** The time limit for one observation, in milliseconds. */
const timeoutMs = 20_000;

/**
 * Observes an app's route once. If the container engine fails or does not respond in time, the state of each hop is unknown.
 *
 * @param at - the time since the start of the health check, in milliseconds
 * @param only - the type of hop to observe; `undefined` for all hops
 */
export async function observeRoute(
  verification: Pick<Verification, "route" | "deployment">,
  engine: Engine,
  at: number,
  only?: Hop["kind"],
): Promise<RouteObservation> {
  const { route, deployment } = verification;
  const limit = AbortSignal.timeout(timeoutMs);
  const limited = engine.withSignal(limit);
  let facts: readonly (HopFacts | undefined)[] = [];
  try {
    facts = await routeFacts(route, limited, { deployment, only });
  } catch (error) {
    engine.signal?.throwIfAborted();
    if (!limit.aborted && !BerthError.isInstance(error)) throw error;
  }
  return { at, verdicts: diagnose(route, facts) };
}
