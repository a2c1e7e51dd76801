/** The last line of a program's output without its final punctuation, so that a message can contain it. */
export function lastSentence(output: string): string {
  return (output.trim().split("\n").at(-1) ?? "").replace(/[.?!\s]+$/, "");
}
