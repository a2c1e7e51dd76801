/** The last line of a program's output, without final punctuation. A message can contain this text in the middle of a sentence. */
export function lastSentence(output: string): string {
  return (output.trim().split("\n").at(-1) ?? "").replace(/[.?!\s]+$/, "");
}
