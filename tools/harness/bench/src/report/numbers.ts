import { ratio, spread } from "../statistics";

/** A unit of measurement, as the report prints it. */
export type Unit = "s" | "MiB";

/** Formats measurements as the median and the range, such as `12.3 s (11.9 to 14.0)`. */
export function formatSpread(values: readonly number[], unit: Unit): string {
  if (values.some(Number.isNaN)) return "not measured";
  const { median, min, max } = spread(values);
  const digits = unit === "s" ? 1 : 0;
  const number = (value: number) => value.toFixed(digits);
  return `${number(median)} ${unit} (${number(min)} to ${number(max)})`;
}

/** A goal for the ratio of two medians. */
export interface Goal {
  /** The limited ratio, such as `up, Berth to raw`. */
  readonly title: string;
  readonly values: readonly number[];
  readonly base: readonly number[];
  /** The largest ratio that meets the goal. `undefined` if there is no goal for the ratio. */
  readonly limit?: number;
}

/** Formats a goal as a table row: title, ratio, goal and result. */
export function goalRow({ title, values, base, limit }: Goal): string[] {
  if ([...values, ...base].some(Number.isNaN)) return [title, "not measured", limitOf(limit), "-"];
  const reached = ratio(values, base);
  const result = limit === undefined ? "-" : reached <= limit ? "met" : "missed";
  return [title, reached.toFixed(2), limitOf(limit), result];
}

function limitOf(limit: number | undefined): string {
  return limit === undefined ? "-" : `at most ${limit.toFixed(2)}`;
}
