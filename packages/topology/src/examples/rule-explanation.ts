import type { Finding } from "../findings/finding";
import { ruleGroups, rules, type Rule, type RuleCode } from "../findings/rules";
import { sentence } from "../findings/sentence";
import { ruleExamples } from "./rule-examples";
import type { ExampleInput } from "./program";

/** The complete description of a rule, for the documentation and `berth explain`. The description is plain JSON data. */
export interface RuleExplanation extends Rule {
  readonly code: RuleCode;
  /** The rule's topic (see {@link ruleGroups}). */
  readonly group: string;
  /** Omitted for a rule without an example. */
  readonly example?: ExplainedExample;
}

/** An example for a rule. */
export interface ExplainedExample {
  /** The input that breaks the rule. Omitted if the rule is not about a program or a file. */
  readonly input?: ExampleInput;
  /** The messages that Berth prints for this example. */
  readonly messages: readonly string[];
}

/** Example findings for rules that the planners do not report, by rule code. */
export type FurtherFindings = Partial<Readonly<Record<RuleCode, () => readonly Finding[]>>>;

/**
 * Explains a rule.
 *
 * @param further - example findings for rules that the planners do not report
 */
export function explainRule(code: RuleCode, further: FurtherFindings = {}): RuleExplanation {
  const rule: Rule = rules[code];
  const [group = ""] = Object.entries(ruleGroups).find(([, members]) => code in members) ?? [];
  const { input, fires = further[code] } = ruleExamples[code] ?? {};
  const messages = fires === undefined ? [] : fires().map(sentence);
  return {
    code,
    group,
    ...rule,
    ...(messages.length === 0 ? {} : { example: { ...(input === undefined ? {} : { input }), messages } }),
  };
}
