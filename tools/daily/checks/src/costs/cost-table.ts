import Table from "cli-table3";
import type { FileCost } from "./file-cost";

/** A test file's duration, and the check that ran the file. */
export interface CheckedFileCost extends FileCost {
  readonly check: string;
}

/** The duration in seconds that a unit-test file must exceed to appear in the table. */
export const UNIT_SECONDS_SHOWN = 5;

/**
 * Selects the test files for the duration table and sorts them, slowest first. The table contains all test files from checks that use
 * clusters, engines, browsers or plugins. It also contains each unit-test file that took more than {@link UNIT_SECONDS_SHOWN} seconds.
 */
export function costsShown(costs: readonly CheckedFileCost[]): CheckedFileCost[] {
  return costs
    .filter(({ check, seconds }) => check !== "unit" || seconds > UNIT_SECONDS_SHOWN)
    .sort((one, other) => other.seconds - one.seconds);
}

/** Formats test file durations as a table, in the given order. */
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
