/**
 * Calls a parser that calls itself for each level of its input.
 *
 * @param parse - the call of the parser; any other error that it throws is passed on
 * @returns the parser's result; `undefined` if the input has so many levels that the call stack overflows
 */
export function unlessTooDeep<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch (error) {
    // JavaScript engines report a stack overflow as a RangeError. The parsers have no limit for the number of levels.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
