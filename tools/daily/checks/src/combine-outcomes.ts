import type { Outcome } from "./check";
import { total } from "./count";

/** Combines the outcomes of several runs into one. The counts are added. Failures and test files stay in the order of the runs. */
export function combineOutcomes(outcomes: readonly Outcome[]): Outcome {
  return {
    ...total(outcomes),
    failures: outcomes.flatMap(({ failures = [] }) => failures),
    files: outcomes.flatMap(({ files = [] }) => files),
  };
}
