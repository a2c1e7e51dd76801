import type { Check } from "../check";
import { checksOf, checksOfOtherEngines, packagesCheck } from "../checks";
import { inputsCheck } from "../inputs/inputs-check";
import { benchCheck } from "./bench-check";
import { fuzzCheck } from "./fuzz-check";
import { mutationCheck } from "./mutation-check";
import { soakCheck } from "./soak-check";

/** Everything that is checked at night, in order: all that `npm test` checks, on both engines, and what takes too long for it. */
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
  mutationCheck,
  benchCheck,
  ...checksOfOtherEngines(),
  soakCheck,
];
