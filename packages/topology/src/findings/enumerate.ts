/**
 * Joins words into a list for a sentence: `a`, `b` and `c`.
 *
 * @param conjunction - the conjunction before the last word
 */
export function enumerate(words: readonly string[], conjunction: "and" | "or"): string {
  const quoted = words.map((word) => `\`${word}\``);
  const last = quoted.pop() ?? "";
  return quoted.length === 0 ? last : `${quoted.join(", ")} ${conjunction} ${last}`;
}
