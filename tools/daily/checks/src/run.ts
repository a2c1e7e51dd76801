import type { Check, CheckContext, Outcome } from "./check";
import type { CheckResult } from "./check-result";
import { checkTable, replayLine } from "./check-table";
import { costsShown, costTable, type CheckedFileCost } from "./costs/cost-table";
import { total, withUnexplainedFailure, type Count } from "./count";
import { describeFailure } from "./failures";

/** The default time limit for a check, in minutes. CI ends a run after 90 minutes, and such a run has no result. */
const defaultTimeLimit = 75;

/** The result of a run. */
export interface RunResult {
  /** The count of all cases. A stopped run counts as one additional failure. */
  readonly count: Count;
  /** The results of the checks that ran, in order. */
  readonly results: readonly CheckResult[];
}

/**
 * Runs checks in order. Checks with different lanes run at the same time. Prints each check's name, and at the end prints the counts,
 * durations and failures.
 *
 * If a check's promise rejects or the check times out, the check counts as one failure. The next checks still run. If the context's signal
 * is aborted, no further checks start, and the run fails.
 */
export async function runChecks(checks: readonly Check[], context: CheckContext): Promise<RunResult> {
  const ended = new Map<Check, CheckResult>();
  for (const stage of stages(checks)) {
    const lanes = [...new Set(stage.map(({ lane }) => lane))];
    await Promise.all(
      lanes.map(async (lane) => {
        for (const check of stage.filter((each) => each.lane === lane)) {
          if (context.signal.aborted) return;
          const beside = lanes.length > 1 ? { label: check.name } : {};
          ended.set(check, await runCheck(check, { ...context, ...beside }));
        }
      }),
    );
  }
  const results = checks.flatMap((check) => ended.get(check) ?? []);
  show(results);
  const counts: Count[] = results.map(({ outcome }) => outcome);
  if (context.signal.aborted) {
    console.error(`stopped by ${String(context.signal.reason)}`);
    counts.push({ passed: 0, failed: 1 });
  }
  return { count: total(counts), results };
}

/** Returns the durations of all test files in a run. */
export function costsOfRun(results: readonly CheckResult[]): CheckedFileCost[] {
  return results.flatMap(({ check, outcome: { files = [] } }) =>
    files.map((cost) => ({ check: check.name, ...cost })),
  );
}

/** Prints the tables and then the failures. The failures come last, because users read the end of a long log first. */
function show(results: readonly CheckResult[]): void {
  console.error(`\n${checkTable(results)}`);
  const costs = costsShown(costsOfRun(results));
  if (costs.length > 0) console.error(`\n${costTable(costs)}`);
  const replayed = replayLine(results);
  if (replayed !== undefined) console.error(`\n${replayed}`);
  for (const { check, outcome } of results) showFailures(check, outcome);
}

/**
 * Divides checks into groups that run one after the other. Each check without a lane forms its own group. Consecutive checks with lanes
 * form one group. Within a group, checks with different lanes run at the same time.
 */
function stages(checks: readonly Check[]): Check[][] {
  return checks.reduce<Check[][]>((before, check) => {
    const last = before.at(-1);
    if (check.lane === undefined || last?.[0]?.lane === undefined) return [...before, [check]];
    return [...before.slice(0, -1), [...last, check]];
  }, []);
}

async function runCheck(check: Check, context: CheckContext): Promise<CheckResult> {
  console.error(`\n=== ${check.name}: ${check.title}`);
  const { timeLimit = defaultTimeLimit } = check;
  const limit = AbortSignal.timeout(timeLimit * 60_000);
  const started = Date.now();
  const signal = AbortSignal.any([context.signal, limit]);
  const outcome = await check.run({ ...context, signal }).catch((error: unknown): Outcome => {
    console.error(error);
    return { passed: 0, failed: 1 };
  });
  if (limit.aborted) console.error(`${check.name} was stopped at its time limit of ${timeLimit} minutes`);
  return {
    check,
    outcome: withUnexplainedFailure(outcome, limit.aborted),
    seconds: Math.round((Date.now() - started) / 1000),
  };
}

function showFailures(check: Check, { failures = [] }: Outcome): void {
  if (failures.length === 0) return;
  console.error(`\n${check.name} failed in:\n${failures.map(describeFailure).join("\n")}`);
}
