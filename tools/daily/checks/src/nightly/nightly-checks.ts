import type { Check } from "../check";
import { checksOf, checksOfOtherEngines, packagesCheck } from "../checks";
import { inputsCheck } from "../inputs/inputs-check";
import { benchCheck } from "./bench-check";
import { fuzzCheck } from "./fuzz-check";
import { inputFuzzCheck } from "./input-fuzz-check";
import { mutationCheck } from "./mutation-check";
import { soakCheck } from "./soak-check";

/**
 * The checks in a nightly run, in order. A nightly run includes all checks from `npm test`, on both engines. It also includes checks that
 * take too long for `npm test`.
 */
export const nightlyChecks: readonly Check[] = [
  ...checksOf(),
  packagesCheck(
    "packages-everywhere",
    "the published packages with every package manager, TypeScript and Node.js",
    "src/installation",
    { BERTH_PACKAGES: "all" },
  ),
  inputsCheck,
  fuzzCheck,
  inputFuzzCheck,
  mutationCheck,
  benchCheck,
  ...checksOfOtherEngines(),
  soakCheck,
];
