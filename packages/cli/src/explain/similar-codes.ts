/** The maximum number of rule codes to suggest. */
const mostSuggestions = 5;
/** The number of letters at the beginning that must be equal in two similar words. */
const matchedLetters = 3;

/**
 * Finds the rule codes that are most similar to a text. The more words a code and the text have in common, the more similar they are.
 *
 * @param text - the text, such as a misspelled code
 * @param codes - all codes
 * @returns the similar codes, with the most similar code first; an empty array if no word matches
 */
export function similarCodes(text: string, codes: readonly string[]): string[] {
  const words = wordsOf(text);
  const scored = codes
    .map((code) => ({ code, score: score(words, wordsOf(code)) }))
    .filter(({ score }) => score > 0);
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return scored
    .filter(({ score }) => score > best - 1)
    .sort((one, other) => other.score - one.score)
    .slice(0, mostSuggestions)
    .map(({ code }) => code);
}

function wordsOf(text: string): string[] {
  return text
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter(Boolean);
}

/**
 * Computes a score for the similarity between a code and the words in a text. Adds one point for each equal word and half a point for each
 * similar word. Subtracts 0.01 points for each word in the code, so that shorter codes rank higher.
 */
function score(words: readonly string[], ofCode: readonly string[]): number {
  const found = words.map((word) => {
    if (ofCode.includes(word)) return 1;
    return ofCode.some((other) => isSimilar(word, other)) ? 0.5 : 0;
  });
  const sum = found.reduce<number>((total, one) => total + one, 0);
  return sum === 0 ? 0 : sum - 0.01 * ofCode.length;
}

function isSimilar(word: string, other: string): boolean {
  return word.length >= matchedLetters && other.startsWith(word.slice(0, matchedLetters));
}
