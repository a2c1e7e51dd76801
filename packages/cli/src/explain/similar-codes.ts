/** The largest number of codes to suggest. */
const mostSuggestions = 5;
/** The length of a word's beginning that has to match, in characters. */
const matchedLetters = 3;

/**
 * The codes that are most similar to a text: those that share most of its words.
 *
 * @param text - the text, such as a misspelled code
 * @param codes - all codes
 * @returns the codes, the most similar one first; none if no word matches
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

/** One for each equal word, half for each similar word, and a little less for each further word of the code. */
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
