import Table from "cli-table3";
import type { CheckResult } from "./check-result";

/** Formats check results as a table, in the given order. */
export function checkTable(results: readonly CheckResult[]): string {
  const table = new Table({
    head: ["check", "what", "passed", "of these replayed", "failed", "seconds"],
    style: { head: [], border: [] },
  });
  for (const { check, outcome, seconds } of results) {
    const { passed, replayed = 0, failed } = outcome;
    table.push([check.name, check.title, passed, replayed, failed, seconds]);
  }
  return table.toString();
}

/** Returns a line that states how many of the passed cases nx replayed. Returns `undefined` if nx replayed none. */
export function replayLine(results: readonly CheckResult[]): string | undefined {
  const sum = (number: (result: CheckResult) => number) =>
    results.reduce((before, result) => before + number(result), 0);
  const replayed = sum(({ outcome }) => outcome.replayed ?? 0);
  const passed = sum(({ outcome }) => outcome.passed);
  if (replayed === 0) return undefined;
  return `${replayed} of the ${passed} passed cases were replayed from nx's cache: nothing that they depend on has changed since they passed.`;
}
