import { join } from "node:path";
import { capture } from "../capture";
import type { Check } from "../check";

/**
 * Runs the planner's benchmark. The other benchmarks need a quiet machine. The check sets no limits for the measured times. The report
 * contains the times, so that you can compare several nights.
 */
export const benchCheck: Check = {
  name: "bench",
  title: "how fast the planner is, and how its time grows",
  run: async ({ root }) => {
    const main = join(root, "tools/harness/bench/dist/main.js");
    const output = await capture([process.execPath, main, "planner"], root);
    console.error(output);
    return { passed: 1, failed: 0, output };
  },
};
