import type { Finding } from "../findings/finding";
import { ruleGroups, rules, type Rule, type RuleCode } from "../findings/rules";
import { sentence } from "../findings/sentence";
import { ruleExamples } from "./rule-examples";
import type { ExampleInput } from "./program";

/** Everything that is known of a rule, for documents and `berth explain`. Plain. */
export interface RuleExplanation extends Rule {
  readonly code: RuleCode;
  /** The topic of the rule, see {@link ruleGroups}. */
  readonly group: string;
  /** Omitted for a rule without an example. */
  readonly example?: ExplainedExample;
}

/** An example of a rule. */
export interface ExplainedExample {
  /** The input that breaks the rule. Omitted if the problem is not in a program or a file. */
  readonly input?: ExampleInput;
  /** The messages that Berth prints. */
  readonly messages: readonly string[];
}

/** Findings of rules that the planners do not report, by the code of the rule. */
export type FurtherFindings = Partial<Readonly<Record<RuleCode, () => readonly Finding[]>>>;

/**
 * Explains a rule.
 *
 * @param further - examples of rules that the planners do not report
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
