import type { Check, Outcome } from "./check";

/** A check's result and duration. */
export interface CheckResult {
  readonly check: Check;
  readonly outcome: Outcome;
  readonly seconds: number;
}
