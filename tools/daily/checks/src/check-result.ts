import type { Check, Outcome } from "./check";

/** The result of one check, and how long it took. */
export interface CheckResult {
  readonly check: Check;
  readonly outcome: Outcome;
  readonly seconds: number;
}
