import type { RuleExplanation } from "@kind-berth/topology/explain";
import { indented, summary } from "./text";

/** The Pulumi command that reports violations of a rule. */
const reportedBy: Readonly<Record<RuleExplanation["raisedBy"], string>> = {
  preview: "pulumi preview",
  up: "pulumi up",
};

/** Formats a rule's explanation as text for a terminal. */
export function explanationText(rule: RuleExplanation): string {
  const { code, severity, raisedBy, meaning, cause, fix, source } = rule;
  return [
    `${code} (${severity}, reported by ${reportedBy[raisedBy]})`,
    meaning,
    `Cause: ${cause}`,
    `Fix: ${fix}`,
    ...exampleText(rule),
    ...(source === undefined ? [] : [`Source: ${source.name}, ${source.url}`]),
  ]
    .join("\n\n")
    .concat("\n");
}

function exampleText({ example }: RuleExplanation): string[] {
  if (example === undefined) return [];
  const { input, messages } = example;
  return [
    ...(input === undefined ? [] : [`Example:\n\n${indented(input.text)}`]),
    `${messages.length === 1 ? "Message" : "Messages"}:\n\n${messages.map(indented).join("\n")}`,
  ];
}

/** Lists all rules in groups, with one line for each rule. */
export function listText(rules: readonly RuleExplanation[]): string {
  const groups = [...new Set(rules.map(({ group }) => group))];
  const width = Math.max(...rules.map(({ code }) => code.length));
  return groups
    .map((title) => {
      const lines = rules
        .filter(({ group }) => group === title)
        .map(
          ({ code, severity, meaning }) =>
            `  ${code.padEnd(width)}  ${severity.padEnd(7)}  ${summary(meaning)}`,
        );
      return `${title}\n${lines.join("\n")}\n`;
    })
    .join("\n");
}
