// The explanations of codes that the documentation and `berth explain` print.
export { explainHopCode, type HopCodeExplanation } from "./hop-explanation";
export {
  explainRule,
  type ExplainedExample,
  type FurtherFindings,
  type RuleExplanation,
} from "./rule-explanation";
export type { ExampleInput } from "./program";
