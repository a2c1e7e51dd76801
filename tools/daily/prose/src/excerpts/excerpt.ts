/** The types of text that are checked. */
export const parts = ["documents", "comments", "messages"] as const;

/** A type of text that is checked. */
export type Part = (typeof parts)[number];

/** A line of an excerpt, with its position in the file. */
export interface ExcerptLine {
  readonly text: string;
  /** The line number in the file, from 1. */
  readonly line: number;
  /**
   * The number of characters before the text in the line of the file.
   *
   * @default 0
   */
  readonly indent?: number;
}

/** The prose of a file as Markdown, with the position of each line in the file. */
export interface Excerpt {
  readonly part: Part;
  /** The file path relative to the top folder. */
  readonly file: string;
  readonly lines: readonly ExcerptLine[];
}

/** The Markdown text of an excerpt. */
export function markdownOf({ lines }: Excerpt): string {
  return lines.map(({ text }) => text).join("\n");
}

/** A position in a file: line and column, from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The position in the file of a position in the Markdown text of an excerpt. */
export function positionInFile({ lines }: Excerpt, { line, column }: Position): Position {
  const origin = lines[line - 1];
  return { line: origin?.line ?? 1, column: column + (origin?.indent ?? 0) };
}

/** Joins blocks of lines to an excerpt. An empty line separates the blocks, so that Markdown does not merge them. */
export function excerptOf(part: Part, file: string, blocks: readonly (readonly ExcerptLine[])[]): Excerpt {
  const lines = blocks.flatMap((block) => {
    const last = block.at(-1);
    return last === undefined ? [] : [...block, { text: "", line: last.line }];
  });
  return { part, file, lines };
}
