import Table from "cli-table3";
import type { FileCost } from "./file-cost";

/** The duration of a test file that ran in a check. */
export interface CheckedFileCost extends FileCost {
  readonly check: string;
}

/** The shortest duration that the table shows for a unit-test file, in seconds. */
export const UNIT_SECONDS_SHOWN = 5;

/**
 * Selects the test files for the table of durations, the slowest first. The table contains all files of the checks that run on clusters,
 * engines, browsers and plugins. It also contains the unit-test files that took more than {@link UNIT_SECONDS_SHOWN}.
 */
export function costsShown(costs: readonly CheckedFileCost[]): CheckedFileCost[] {
  return costs
    .filter(({ check, seconds }) => check !== "unit" || seconds > UNIT_SECONDS_SHOWN)
    .sort((one, other) => other.seconds - one.seconds);
}

/** A table of the durations of test files, in the given order. */
export function costTable(costs: readonly CheckedFileCost[]): string {
  const table = new Table({
    head: ["test file", "check", "seconds", "cases"],
    style: { head: [], border: [] },
  });
  for (const { file, check, seconds, cases, replayed } of costs) {
    table.push([file, check, `${seconds.toFixed(1)}${replayed ? " (replayed)" : ""}`, cases]);
  }
  return table.toString();
}
