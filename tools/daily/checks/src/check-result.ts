import type { Check, Outcome } from "./check";

/** The result and the duration of a check. */
export interface CheckResult {
  readonly check: Check;
  readonly outcome: Outcome;
  readonly seconds: number;
}
