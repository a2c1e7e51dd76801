import Table from "cli-table3";
import type { Check, CheckContext, Outcome } from "./check";
import { total, type Count } from "./count";
import { describeFailure } from "./failures";

/**
 * Runs checks in their order, those of different lanes side by side, says which are running, and closes with a table of counts
 * and times and with what failed.
 *
 * A check that rejects counts as one failure, with its reason shown: the checks after it still run. When the context's
 * signal is aborted, no further check is started and the run counts as failed.
 */
export async function runChecks(checks: readonly Check[], context: CheckContext): Promise<Count> {
  const results = new Map<Check, Result>();
  for (const stage of stages(checks)) {
    const lanes = [...new Set(stage.map(({ lane }) => lane))];
    await Promise.all(
      lanes.map(async (lane) => {
        for (const check of stage.filter((each) => each.lane === lane)) {
          if (context.signal.aborted) return;
          const beside = lanes.length > 1 ? { label: check.name } : {};
          results.set(check, await runCheck(check, { ...context, ...beside }));
        }
      }),
    );
  }
  console.error(`\n${tableOf(checks, results)}`);
  for (const [check, { outcome }] of results) showFailures(check, outcome);
  const counts: Count[] = [...results.values()].map(({ outcome }) => outcome);
  if (context.signal.aborted) {
    console.error(`stopped by ${String(context.signal.reason)}`);
    counts.push({ passed: 0, failed: 1 });
  }
  return total(counts);
}

interface Result {
  readonly outcome: Outcome;
  readonly seconds: number;
}

/** Groups of checks that follow each other: one without a lane is alone, those with one are together as far as they reach. */
function stages(checks: readonly Check[]): Check[][] {
  return checks.reduce<Check[][]>((before, check) => {
    const last = before.at(-1);
    if (check.lane === undefined || last?.[0]?.lane === undefined) return [...before, [check]];
    return [...before.slice(0, -1), [...last, check]];
  }, []);
}

async function runCheck(check: Check, context: CheckContext): Promise<Result> {
  console.error(`\n=== ${check.name}: ${check.title}`);
  const started = Date.now();
  const outcome = await check.run(context).catch((error: unknown): Outcome => {
    console.error(error);
    return { passed: 0, failed: 1 };
  });
  return { outcome, seconds: Math.round((Date.now() - started) / 1000) };
}

/** Repeats at the end what failed: who reads a long log reads its end. */
function showFailures(check: Check, { failures = [] }: Outcome): void {
  if (failures.length === 0) return;
  console.error(`\n${check.name} failed in:\n${failures.map(describeFailure).join("\n")}`);
}

function tableOf(checks: readonly Check[], results: ReadonlyMap<Check, Result>): string {
  const table = new Table({
    head: ["check", "what", "passed", "failed", "seconds"],
    style: { head: [], border: [] },
  });
  for (const check of checks) {
    const result = results.get(check);
    if (result === undefined) continue;
    const { outcome, seconds } = result;
    table.push([check.name, check.title, outcome.passed, outcome.failed, seconds]);
  }
  return table.toString();
}
