import Table from "cli-table3";
import type { FileCost } from "./file-cost";

/** What one test file took, and in which check. */
export interface CheckedFileCost extends FileCost {
  readonly check: string;
}

/** A unit-test file that took no longer than this is not shown, in seconds. */
export const UNIT_SECONDS_SHOWN = 5;

/**
 * The test files that the table of costs shows, the slowest first: every file of a check on clusters, engines, browsers or
 * plugins, and the unit-test files that took more than {@link UNIT_SECONDS_SHOWN}.
 */
export function costsShown(costs: readonly CheckedFileCost[]): CheckedFileCost[] {
  return costs
    .filter(({ check, seconds }) => check !== "unit" || seconds > UNIT_SECONDS_SHOWN)
    .sort((one, other) => other.seconds - one.seconds);
}

/** A table of what test files took, in their order. */
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
