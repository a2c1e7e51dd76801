import type { TxtNode, TxtParentNode } from "@textlint/ast-node-types";
import { splitAST } from "sentence-splitter";

/** A sentence in a syntax tree of Markdown. */
export interface SentenceNode {
  /**
   * The position of the sentence in the document text. The two numbers count the characters before the start and before the end of the
   * sentence.
   */
  readonly range: TxtNode["range"];
  /** The number of words. A piece of code or a link to code counts as one word. */
  readonly words: number;
}

/** The types of the nodes that contain sentences. */
export const textNodes: readonly string[] = ["Paragraph", "Header", "TableCell"];

/** Returns the sentences of a paragraph, a heading or a table cell. */
export function sentencesOf(node: TxtParentNode): SentenceNode[] {
  // The package sentence-splitter accepts only paragraphs, and depends on another version of the types.
  const paragraph = { ...withoutFinalDigits(node), type: "Paragraph" } as unknown as Parameters<
    typeof splitAST
  >[0];
  return splitAST(paragraph)
    .children.filter(({ type }) => type === "Sentence")
    .map((sentence) => ({ range: sentence.range, words: wordsOf(sentence as unknown as TxtNode) }));
}

/**
 * Replaces a digit at the end of a sentence. Without this change, sentence-splitter would treat `2.` as the number of a list item and
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

/** Returns every sentence below a node, in the order of the text. Code blocks and HTML contain no sentences. */
export function sentencesBelow(node: TxtParentNode): SentenceNode[] {
  if (textNodes.includes(node.type)) return sentencesOf(node);
  return (node.children as readonly TxtNode[]).flatMap((child) =>
    "children" in child ? sentencesBelow(child as TxtParentNode) : [],
  );
}

/** Numbers are not words. */
const word = /\p{L}/u;

function wordsOf(node: TxtNode): number {
  if (node.type === "Code") return 1;
  if (node.type === "Str") return node.raw.split(/\s+/u).filter((token) => word.test(token)).length;
  if (!("children" in node)) return 0;
  return (node.children as readonly TxtNode[]).reduce((sum, child) => sum + wordsOf(child), 0);
}
