/** The last line of what a program said, without the mark that ends it: it becomes part of a sentence. */
export function lastSentence(said: string): string {
  return (said.trim().split("\n").at(-1) ?? "").replace(/[.?!\s]+$/, "");
}
