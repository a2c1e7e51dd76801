import MarkdownIt from "markdown-it";

/** A fenced code block of a Markdown document. */
export interface CodeBlock {
  /** The language after the fence, such as `ts`. */
  readonly language: string;
  /** The code, with its last newline. */
  readonly code: string;
  /** The line number of the fence in the document, from 1. */
  readonly line: number;
  /** The source file, relative to the top folder. It comes from a comment `<!-- from FILE -->` directly before the block. */
  readonly from: string | undefined;
}

const origin = /^<!-- from (?<file>\S+) -->\s*$/u;

/** The fenced code blocks of a Markdown document, in order. */
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
