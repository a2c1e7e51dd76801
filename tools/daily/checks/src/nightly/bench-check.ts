import { join } from "node:path";
import { capture } from "../capture";
import type { Check } from "../check";

/**
 * Runs the benchmarks. The check does not limit the measured times. The report contains the times, so that you can compare them over
 * several nights.
 */
export const benchCheck: Check = {
  name: "bench",
  title: "how fast the planner is, and how its time grows",
  run: async ({ root }) => {
    const output = await capture([process.execPath, join(root, "tools/harness/bench/dist/main.js")], root);
    console.error(output);
    return { passed: 1, failed: 0, output };
  },
};
