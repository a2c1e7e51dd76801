import type { Check, Outcome } from "../check";
import { e2eCheck } from "../checks";
import { combineOutcomes } from "../combine-outcomes";

/** How often the soak runs its files. */
export const SOAK_ROUNDS = 5;

/**
 * Runs a check several times, and stops after a round that fails. It finds what fails once in many runs, such as a race, and what each
 * run leaves behind for the next one.
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

/** The end-to-end files that change clusters and apps under load, again and again. */
export const soakCheck: Check = repeated(
  e2eCheck("soak", `${SOAK_ROUNDS} rounds of changes under load`, "docker", [
    "rollout/rollout.e2e.ts",
    "life/life.e2e.ts",
    "edge/edge-ports.e2e.ts",
  ]),
  SOAK_ROUNDS,
);
