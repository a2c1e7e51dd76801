import type { Check } from "../check";
import { checksOf, checksOfOtherEngines } from "../checks";
import { inputsCheck } from "../inputs/inputs-check";
import { benchCheck } from "./bench-check";
import { fuzzCheck } from "./fuzz-check";

/** The checks of a night, in order: the checks of `npm test` on both engines, and checks that take too long for `npm test`. */
export const nightlyChecks: readonly Check[] = [
  ...checksOf(),
  inputsCheck,
  fuzzCheck,
  benchCheck,
  ...checksOfOtherEngines(),
];
