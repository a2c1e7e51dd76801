/** Matches a generated diagram's code block in a Markdown document. A comment before the block names the example. */
const block = /(?<=<!-- picture of (?<example>\S+) \(npm run docs\) -->\n\n)```mermaid\n[^]*?```\n/gu;

/** Returns the examples whose diagrams a document contains, as paths relative to the repository root. */
export function picturedExamples(markdown: string): string[] {
  return [...markdown.matchAll(block)].map((match) => match.groups?.["example"] ?? "");
}

/** Replaces the diagrams in a document. */
export function withPictures(markdown: string, mermaidOf: (example: string) => string): string {
  return markdown.replaceAll(block, (_, example: string) => `\`\`\`mermaid\n${mermaidOf(example)}\`\`\`\n`);
}
