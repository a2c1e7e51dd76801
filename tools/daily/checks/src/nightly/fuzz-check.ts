import { capture } from "../capture";
import type { Check } from "../check";
import { runJest } from "../jest-check";

/** The factor by which a nightly run multiplies the number of cases in each property test. */
export const NIGHTLY_FUZZ_FACTOR = 20;

/** Runs the property tests on all processors, with more cases than in `npm test` (see tools/daily/setup/jest/fuzz.cjs). */
export const fuzzCheck: Check = {
  name: "fuzz",
  title: `property tests with ${NIGHTLY_FUZZ_FACTOR} times as many cases`,
  run: async (context) => {
    const found = await capture(
      ["git", "grep", "--files-with-matches", "--untracked", 'from "fast-check"', "--", "*.test.ts"],
      context.root,
    );
    const files = found.split("\n").filter(Boolean);
    return runJest("fuzz", ["--runTestsByPath", ...files], context, {
      BERTH_FUZZ_FACTOR: String(NIGHTLY_FUZZ_FACTOR),
    });
  },
};
