import type { TxtParentNode } from "@textlint/ast-node-types";
import type { TextlintRuleReporter } from "@textlint/types";
import { sentencesOf, textNodes } from "./sentences";

/** A textlint rule that reports sentences with more words than its `max` option. */
export const sentenceLength: TextlintRuleReporter<{ max?: number }> = (context, { max = 30 } = {}) => {
  const { report, RuleError, locator } = context;
  const check = (node: TxtParentNode) => {
    for (const { words, range } of sentencesOf(node)) {
      if (words <= max) continue;
      const start = range[0] - node.range[0];
      report(
        node,
        new RuleError(`${words} words in a sentence. Write at most ${max}: split the sentence.`, {
          padding: locator.at(start),
        }),
      );
    }
  };
  return Object.fromEntries(textNodes.map((type) => [type, check]));
};
