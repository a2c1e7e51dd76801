import Table from "cli-table3";
import type { Check, CheckContext } from "./check";
import { total, type Count } from "./count";

/**
 * Runs checks one after the other, says which one is running, and closes with a table of counts and times.
 *
 * A check that rejects counts as one failure, with its reason shown: the checks after it still run. When the context's
 * signal is aborted, no further check is started and the run counts as failed.
 */
export async function runChecks(checks: readonly Check[], context: CheckContext): Promise<Count> {
  const table = new Table({
    head: ["check", "what", "passed", "failed", "seconds"],
    style: { head: [], border: [] },
  });
  const counts: Count[] = [];
  for (const check of checks) {
    if (context.signal.aborted) {
      break;
    }
    console.error(`\n=== ${check.name}: ${check.title}`);
    const started = Date.now();
    const count = await check.run(context).catch((error: unknown): Count => {
      console.error(error);
      return { passed: 0, failed: 1 };
    });
    counts.push(count);
    table.push([
      check.name,
      check.title,
      count.passed,
      count.failed,
      Math.round((Date.now() - started) / 1000),
    ]);
  }
  console.error(`\n${table.toString()}`);
  if (context.signal.aborted) {
    console.error(`stopped by ${String(context.signal.reason)}`);
    counts.push({ passed: 0, failed: 1 });
  }
  return total(counts);
}
