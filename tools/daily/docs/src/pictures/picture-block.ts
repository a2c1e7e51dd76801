/** What stands around a picture in a Markdown document, so that it can be drawn anew. */
const block = /(?<=<!-- picture of (?<example>\S+) \(npm run docs\) -->\n\n)```mermaid\n[^]*?```\n/gu;

/** The examples that a document has pictures of, as paths from the top folder. */
export function picturedExamples(markdown: string): string[] {
  return [...markdown.matchAll(block)].map((match) => match.groups?.["example"] ?? "");
}

/** Draws the pictures of a document anew. */
export function withPictures(markdown: string, mermaidOf: (example: string) => string): string {
  return markdown.replaceAll(block, (_, example: string) => `\`\`\`mermaid\n${mermaidOf(example)}\`\`\`\n`);
}
