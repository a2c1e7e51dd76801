/** The types of text that the linter checks. */
export const parts = ["documents", "comments", "messages"] as const;

/** A type of text that the linter checks. */
export type Part = (typeof parts)[number];

/** A line of an excerpt, and the line's position in the file. */
export interface ExcerptLine {
  readonly text: string;
  /** The line number in the file. The first line is 1. */
  readonly line: number;
  /**
   * The number of characters that precede the text on this line in the file.
   *
   * @default 0
   */
  readonly indent?: number;
}

/** The prose from a file, as Markdown. Each line includes its position in the file. */
export interface Excerpt {
  readonly part: Part;
  /** The file path relative to the repository root. */
  readonly file: string;
  readonly lines: readonly ExcerptLine[];
}

/** Returns the Markdown text of an excerpt. */
export function markdownOf({ lines }: Excerpt): string {
  return lines.map(({ text }) => text).join("\n");
}

/** A position in a file. Lines and columns start at 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Converts a position in an excerpt's Markdown text to a position in the file. */
export function positionInFile({ lines }: Excerpt, { line, column }: Position): Position {
  const origin = lines[line - 1];
  return { line: origin?.line ?? 1, column: column + (origin?.indent ?? 0) };
}

/** Joins blocks of lines into an excerpt. Separates the blocks with empty lines, so that Markdown does not merge them. */
export function excerptOf(part: Part, file: string, blocks: readonly (readonly ExcerptLine[])[]): Excerpt {
  const lines = blocks.flatMap((block) => {
    const last = block.at(-1);
    return last === undefined ? [] : [...block, { text: "", line: last.line }];
  });
  return { part, file, lines };
}
