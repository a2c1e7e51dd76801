import type { Check, Outcome } from "../check";
import { e2eCheck } from "../checks";
import { combineOutcomes } from "../combine-outcomes";

/** The number of times that the soak check runs its test files. */
export const SOAK_ROUNDS = 5;

/**
 * Creates a check that runs another check several times and stops after the first failed round. The repetition reveals rare failures, such
 * as race conditions. It also reveals leftovers of one round that break the next round.
 */
export function repeated(check: Check, rounds: number): Check {
  return {
    ...check,
    run: async (context) => {
      const outcomes: Outcome[] = [];
      for (let round = 1; round <= rounds && !context.signal.aborted; round++) {
        console.error(`\n=== ${check.name}: round ${round} of ${rounds}`);
        const outcome = await check.run(context);
        outcomes.push(outcome);
        if (outcome.failed > 0) break;
      }
      return combineOutcomes(outcomes);
    },
  };
}

/** Repeatedly runs the end-to-end files that change clusters and apps under load. */
export const soakCheck: Check = repeated(
  e2eCheck("soak", `${SOAK_ROUNDS} rounds of changes under load`, "docker", [
    "rollout/rollout.e2e.ts",
    "life/life.e2e.ts",
    "edge/edge-ports.e2e.ts",
  ]),
  SOAK_ROUNDS,
);
