import markdown from "@textlint/textlint-plugin-markdown";
import type { TxtParentNode } from "@textlint/ast-node-types";
import { markdownOf, positionInFile, type Excerpt, type Position } from "../excerpts/excerpt";
import { sentencesBelow } from "../rules/sentences";
import { draw } from "./draw";

/** A sentence with its position in the work tree. */
export interface Sentence extends Position {
  readonly text: string;
  readonly file: string;
}

/** The number of words in the shortest sentence that a sample can contain. Shorter sentences, such as "Default: none.", are not rated. */
const fewestWords = 4;

const processor = new markdown.Processor();

/** The sentences of an excerpt that have at least 4 words. */
export function sentencesOfExcerpt(excerpt: Excerpt): Sentence[] {
  const text = markdownOf(excerpt);
  const tree = processor.processor(".md").preProcess(text, excerpt.file) as TxtParentNode;
  return sentencesBelow(tree)
    .filter(({ words }) => words >= fewestWords)
    .map(({ range: [start, end] }) => {
      const before = text.slice(0, start).split("\n");
      const position = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
      return {
        text: text.slice(start, end).trim().replaceAll(/\s+/gu, " ").replaceAll("`@link ", "`"),
        file: excerpt.file,
        ...positionInFile(excerpt, position),
      };
    });
}

/**
 * Draws sentences from several groups of texts, the same number from each group.
 *
 * @param count - the number of sentences. The first groups have one more if the number cannot be divided evenly.
 */
export function sampleOf(groups: readonly (readonly Excerpt[])[], count: number, seed: number): Sentence[] {
  const sentences = groups.flatMap((excerpts, index) => {
    const part = Math.floor((count + groups.length - 1 - index) / groups.length);
    return draw(excerpts.flatMap(sentencesOfExcerpt), part, seed + index);
  });
  // The reader does not see which group a sentence is from.
  return draw(sentences, sentences.length, seed);
}
