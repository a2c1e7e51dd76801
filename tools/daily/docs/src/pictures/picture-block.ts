/** The comment and the code block of a generated picture in a Markdown document. */
const block = /(?<=<!-- picture of (?<example>\S+) \(npm run docs\) -->\n\n)```mermaid\n[^]*?```\n/gu;

/** The examples whose pictures are in a document, as paths from the top folder. */
export function picturedExamples(markdown: string): string[] {
  return [...markdown.matchAll(block)].map((match) => match.groups?.["example"] ?? "");
}

/** Replaces the pictures of a document. */
export function withPictures(markdown: string, mermaidOf: (example: string) => string): string {
  return markdown.replaceAll(block, (_, example: string) => `\`\`\`mermaid\n${mermaidOf(example)}\`\`\`\n`);
}
