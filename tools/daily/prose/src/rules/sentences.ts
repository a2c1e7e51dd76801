import type { TxtNode, TxtParentNode } from "@textlint/ast-node-types";
import { splitAST } from "sentence-splitter";

/** A sentence in a syntax tree of Markdown. */
export interface SentenceNode {
  /** The position in the text of the document: the numbers of characters before the sentence and before its end. */
  readonly range: TxtNode["range"];
  /** The number of words. Code and links to code count as one word each. */
  readonly words: number;
}

/** The nodes that contain sentences, by type. */
export const textNodes: readonly string[] = ["Paragraph", "Header", "TableCell"];

/** The sentences of a paragraph, heading or table cell. */
export function sentencesOf(node: TxtParentNode): SentenceNode[] {
  // sentence-splitter accepts only paragraphs, and depends on another version of the types.
  const paragraph = { ...withoutFinalDigits(node), type: "Paragraph" } as unknown as Parameters<
    typeof splitAST
  >[0];
  return splitAST(paragraph)
    .children.filter(({ type }) => type === "Sentence")
    .map((sentence) => ({ range: sentence.range, words: wordsOf(sentence as unknown as TxtNode) }));
}

/** Replaces the digit at the end of a sentence. sentence-splitter takes `2.` as the number of a list item, and continues the sentence. */
function withoutFinalDigits<Node extends TxtNode>(node: Node): Node {
  const replaced = (text: unknown) => String(text).replaceAll(/\d(?=\.\s)/gu, "#");
  if ("value" in node && node.type === "Str") {
    return { ...node, raw: replaced(node.raw), value: replaced(node.value) };
  }
  if (!("children" in node)) return node;
  const children = node["children"] as readonly TxtNode[];
  return { ...node, raw: replaced(node.raw), children: children.map(withoutFinalDigits) };
}

/** Every sentence below a node, in the order of the text. Code blocks and HTML have none. */
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
