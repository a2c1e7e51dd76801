/** Returns the last line of a program's output, without final punctuation, for use in the middle of a sentence. */
export function lastSentence(output: string): string {
  return (output.trim().split("\n").at(-1) ?? "").replace(/(?<![.?!\s])[.?!\s]+$/, "");
}
