import { join } from "node:path";
import type { Check } from "../check";
import { runCommand } from "../command";

/** The number of cases in a nightly run. `npm test` runs a tenth of this number, with a fixed seed. */
export const NIGHTLY_FUZZ_CASES = 100_000;

/** Runs the planners, parsers and commands on hostile input, with another seed each time. The output contains the seed. */
export const inputFuzzCheck: Check = {
  name: "fuzz-input",
  title: `${NIGHTLY_FUZZ_CASES} hostile inputs: no crash, no hang, and complete error messages`,
  run: async (context) => {
    const main = join(context.root, "tools/daily/fuzz/dist/main.js");
    const command = [process.execPath, main, "--cases", String(NIGHTLY_FUZZ_CASES)] as const;
    return (await runCommand(command, context)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  },
};
