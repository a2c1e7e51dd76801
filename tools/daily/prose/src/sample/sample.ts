import markdown from "@textlint/textlint-plugin-markdown";
import type { TxtParentNode } from "@textlint/ast-node-types";
import { markdownOf, positionInFile, type Excerpt, type Position } from "../excerpts/excerpt";
import { sentencesBelow } from "../rules/sentences";
import { draw } from "./draw";

/** A sentence and its position in the work tree. */
export interface Sentence extends Position {
  readonly text: string;
  readonly file: string;
}

/** The minimum number of words in a sampled sentence. This minimum excludes short sentences, such as "Default: none." */
const fewestWords = 4;

const processor = new markdown.Processor();

/** Returns the sentences in an excerpt that have at least 4 words. */
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
 * Selects the same number of sentences from each of several groups of texts.
 *
 * @param count - the total number of sentences. If the number is not evenly divisible, the first groups each contribute one extra sentence.
 */
export function sampleOf(groups: readonly (readonly Excerpt[])[], count: number, seed: number): Sentence[] {
  const sentences = groups.flatMap((excerpts, index) => {
    const part = Math.floor((count + groups.length - 1 - index) / groups.length);
    return draw(excerpts.flatMap(sentencesOfExcerpt), part, seed + index);
  });
  // Randomize the order, so that reviewers cannot see from which group a sentence comes.
  return draw(sentences, sentences.length, seed);
}
