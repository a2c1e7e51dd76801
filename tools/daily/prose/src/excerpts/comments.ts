import ts from "typescript";
import { excerptOf, type Excerpt, type ExcerptLine } from "./excerpt";
import { parsed } from "./parsed";

/** Matches comments that are directives for a program. */
const directive =
  /^\s*(?:eslint|prettier-ignore|@ts-|istanbul|c8 |v8 |#__PURE__|[@#]__|<reference|esbuild|sourceMappingURL)/u;

interface Comment {
  readonly start: number;
  readonly end: number;
  readonly type: "line" | "block" | "tsdoc";
}

/**
 * Returns the comments in a source file as an excerpt.
 *
 * @param only - the comments to return: all comments, or only TSDoc comments. Default: all.
 */
export function commentsOf(file: string, source: string, only: "all" | "tsdoc" = "all"): Excerpt {
  const tree = parsed(file, source);
  const lineOf = (position: number) => tree.getLineAndCharacterOfPosition(position).line;
  const blocks: ExcerptLine[][] = [];
  let previous: { readonly line: number; readonly lines: ExcerptLine[] } | undefined;
  for (const comment of commentsIn(tree)) {
    if (only === "tsdoc" && comment.type !== "tsdoc") continue;
    const line = lineOf(comment.start);
    const isAlone = source.slice(tree.getPositionOfLineAndCharacter(line, 0), comment.start).trim() === "";
    const lines =
      comment.type === "line" ? [lineComment(source, comment, line)] : blockComment(tree, comment);
    if (directive.test(lines.find(({ text }) => text !== "")?.text ?? "")) continue;
    if (comment.type !== "line" || !isAlone) {
      blocks.push(lines);
      previous = undefined;
    } else if (previous?.line === line - 1) {
      // Join consecutive line comments into one text.
      previous.lines.push(...lines);
      previous = { line, lines: previous.lines };
    } else {
      blocks.push(lines);
      previous = { line, lines };
    }
  }
  return excerptOf("comments", file, blocks.map(withoutIndentedCode));
}

/** Returns all comments in a file, in order. */
function commentsIn(tree: ts.SourceFile): Comment[] {
  const source = tree.text;
  const found = new Map<number, Comment>();
  const add = (ranges: readonly ts.CommentRange[] | undefined) => {
    for (const { pos, end, kind } of ranges ?? []) {
      const isTsdoc = source.startsWith("/**", pos) && !source.startsWith("/**/", pos);
      const isLine = kind === ts.SyntaxKind.SingleLineCommentTrivia;
      found.set(pos, { start: pos, end, type: isLine ? "line" : isTsdoc ? "tsdoc" : "block" });
    }
  };
  const visit = (node: ts.Node) => {
    const children = node.getChildren(tree).filter((child) => !ts.isJSDoc(child));
    if (children.length > 0) {
      for (const child of children) visit(child);
      return;
    }
    add(ts.getLeadingCommentRanges(source, node.pos === 0 ? shebangLength(source) : node.pos));
    add(ts.getTrailingCommentRanges(source, node.end));
  };
  visit(tree);
  return [...found.values()].sort((one, other) => one.start - other.start);
}

function shebangLength(source: string): number {
  return source.startsWith("#!") ? source.indexOf("\n") : 0;
}

function lineComment(source: string, { start, end }: Comment, line: number): ExcerptLine {
  const [, text = ""] = /^\/\/[/!]?( ?.*)$/su.exec(source.slice(start, end)) ?? [];
  const indent = start - (source.lastIndexOf("\n", start) + 1) + (end - start - text.length);
  return { text: text.replace(/^ /u, ""), line: line + 1, indent: indent + (text.startsWith(" ") ? 1 : 0) };
}

function blockComment(tree: ts.SourceFile, { start, end }: Comment): ExcerptLine[] {
  const first = tree.getLineAndCharacterOfPosition(start);
  const inner = tree.text.slice(start, end).replace(/\*\/$/u, "");
  const lines = inner.split("\n").map((whole, index) => {
    const text = whole.replace(index === 0 ? /^\/\*\*? ?/u : /^\s*\* ?/u, "");
    const indent = (index === 0 ? first.character : 0) + whole.length - text.length;
    return { text: text.trimEnd(), line: first.line + index + 1, indent };
  });
  return withTags(lines);
}

/** Matches a TSDoc block tag and, if present, its parameter name. */
const blockTag =
  /^@(?:(?:param|typeParam)\s+\S+\s*(?:-\s*)?|[a-z]\w*(?:\s+|$))(?:\{@\w+ [^}]*\}(?!\s*$)\s+)?/iu;

/** Converts TSDoc to Markdown. Block tags begin paragraphs, and inline tags become code. */
function withTags(lines: readonly ExcerptLine[]): ExcerptLine[] {
  let isCode = false;
  return lines.flatMap((line) => {
    const isFence = line.text.trimStart().startsWith("```");
    if (isFence) isCode = !isCode;
    if (isCode || isFence) return [line];
    const tag = blockTag.exec(line.text)?.[0] ?? "";
    const text = line.text.slice(tag.length).replace(/\{(@\w+ [^}`]*)\}/gu, "`$1`");
    const described = { ...line, text, indent: (line.indent ?? 0) + tag.length };
    return tag === "" ? [described] : [{ text: "", line: line.line }, described];
  });
}

/** Removes code lines, which follow an empty line and are indented by two or more spaces. */
function withoutIndentedCode(lines: readonly ExcerptLine[]): ExcerptLine[] {
  let isCode = false;
  let wasEmpty = true;
  let inList = false;
  return lines.map((line) => {
    const { text } = line;
    const isIndented = /^ {2,}\S/u.test(text);
    if (/^\s*(?:[-*]|\d+\.) /u.test(text)) inList = true;
    else if (text !== "" && !isIndented) inList = false;
    isCode = text !== "" && isIndented && !inList && (wasEmpty || isCode);
    wasEmpty = text === "";
    return isCode ? { ...line, text: "" } : line;
  });
}
