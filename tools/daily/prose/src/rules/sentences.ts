import type { TxtNode, TxtParentNode } from "@textlint/ast-node-types";
import { splitAST } from "sentence-splitter";

/** A sentence in a Markdown syntax tree. */
export interface SentenceNode {
  /** The sentence's position in the document text: its start and end offsets, in characters. */
  readonly range: TxtNode["range"];
  /** The number of words. Each piece of code or link to code counts as one word. */
  readonly words: number;
}

/** The types of nodes that contain sentences. */
export const textNodes: readonly string[] = ["Paragraph", "Header", "TableCell"];

/** Returns the sentences in a paragraph, heading or table cell. */
export function sentencesOf(node: TxtParentNode): SentenceNode[] {
  // The sentence-splitter package accepts only paragraphs. It also depends on a different version of the types.
  const paragraph = {
    ...withoutFinalDigits(withoutGaps(node)),
    type: "Paragraph",
  } as unknown as Parameters<typeof splitAST>[0];
  return splitAST(paragraph)
    .children.filter(({ type }) => type === "Sentence")
    .map((sentence) => ({ range: sentence.range, words: wordsOf(sentence as unknown as TxtNode) }));
}

/**
 * Adds a text node for the indentation of each line. In a list item, the Markdown parser assigns the indentation before code, a link or
 * emphasis to no node. sentence-splitter would stop at this gap and omit the rest of the paragraph.
 */
function withoutGaps(node: TxtParentNode): TxtParentNode {
  const children = (node.children as readonly TxtNode[]).flatMap((child, index, siblings) => {
    const [end, next] = [child.range[1], siblings[index + 1]?.range[0]];
    if (next === undefined || next <= end) return [child];
    const raw = node.raw.slice(end - node.range[0], next - node.range[0]);
    const loc = { start: child.loc.end, end: siblings[index + 1]?.loc.start };
    return [child, { type: "Str", raw, value: raw, range: [end, next], loc } as TxtNode];
  });
  return { ...node, children: children as TxtParentNode["children"] };
}

/**
 * Replaces a digit at the end of a sentence. Without this replacement, sentence-splitter would treat `2.` as a list item number and
 * continue the sentence.
 */
function withoutFinalDigits<Node extends TxtNode>(node: Node): Node {
  const replaced = (text: unknown) => String(text).replaceAll(/\d(?=\.\s)/gu, "#");
  if ("value" in node && node.type === "Str") {
    return { ...node, raw: replaced(node.raw), value: replaced(node.value) };
  }
  if (!("children" in node)) return node;
  const children = node["children"] as readonly TxtNode[];
  return { ...node, raw: replaced(node.raw), children: children.map(withoutFinalDigits) };
}

/** Returns all sentences below a node, in text order. Skips code blocks and HTML. */
export function sentencesBelow(node: TxtParentNode): SentenceNode[] {
  if (textNodes.includes(node.type)) return sentencesOf(node);
  return (node.children as readonly TxtNode[]).flatMap((child) =>
    "children" in child ? sentencesBelow(child as TxtParentNode) : [],
  );
}

/** A word contains at least one letter, so numbers do not count. */
const word = /\p{L}/u;

function wordsOf(node: TxtNode): number {
  if (node.type === "Code") return 1;
  if (node.type === "Str") return node.raw.split(/\s+/u).filter((token) => word.test(token)).length;
  if (!("children" in node)) return 0;
  return (node.children as readonly TxtNode[]).reduce((sum, child) => sum + wordsOf(child), 0);
}
