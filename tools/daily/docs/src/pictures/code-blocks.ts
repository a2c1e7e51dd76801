import MarkdownIt from "markdown-it";

/** A fenced code block of a Markdown document. */
export interface CodeBlock {
  /** The language after the fence, such as `ts`. */
  readonly language: string;
  /** The code, with its last newline. */
  readonly code: string;
  /** The line of the document that the fence is on, from 1. */
  readonly line: number;
  /** The file that a comment `<!-- from FILE -->` right before the block names, relative to the top folder. */
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
