import MarkdownIt from "markdown-it";

/** A fenced code block in a Markdown document. */
export interface CodeBlock {
  /** The language that follows the opening fence, such as `ts`. */
  readonly language: string;
  /** The code, including its final newline. */
  readonly code: string;
  /** The line number of the opening fence in the document. The first line is 1. */
  readonly line: number;
  /**
   * The code's source file, relative to the repository root. A `<!-- from FILE -->` comment directly before the block names this file.
   */
  readonly from: string | undefined;
}

const origin = /^<!-- from (?<file>\S+) -->\s*$/u;

/** Returns the fenced code blocks in a Markdown document, in order. */
export function codeBlocks(markdown: string): CodeBlock[] {
  const tokens = new MarkdownIt({ html: true }).parse(markdown, {});
  return tokens.flatMap((token, index) =>
    token.type === "fence"
      ? [
          {
            language: token.info.trim(),
            code: token.content,
            line: (token.map?.[0] ?? 0) + 1,
            from: origin.exec(tokens[index - 1]?.content ?? "")?.groups?.["file"],
          },
        ]
      : [],
  );
}
