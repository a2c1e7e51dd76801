/** The median, the smallest and the largest of several measurements. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/**
 * Returns the median. For an even number of values, this is the average of the two middle values.
 *
 * @throws RangeError if there are no values.
 */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError("No values have a median.");
  return (lower + upper) / 2;
}

/**
 * Returns the median and the range of the values.
 *
 * @throws RangeError if there are no values.
 */
export function spread(values: readonly number[]): Spread {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}

/**
 * Returns the median of `values` divided by the median of `base`.
 *
 * @throws RangeError if one of the lists is empty, or if the median of `base` is 0.
 */
export function ratio(values: readonly number[], base: readonly number[]): number {
  const divisor = median(base);
  if (divisor === 0) throw new RangeError("A ratio needs a base that is not 0.");
  return median(values) / divisor;
}
