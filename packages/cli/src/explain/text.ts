/** Indents each line of a text by four spaces. */
export function indented(text: string): string {
  return text
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");
}

/** Returns a text's first sentence. */
export function summary(text: string): string {
  return text.split(/(?<=\.) /)[0] ?? text;
}
