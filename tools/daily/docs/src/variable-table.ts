import { variableRules, type Decision } from "@kind-berth/driver/environment-variables";
import { markdownTable } from "./markdown";

const decisions: Readonly<Record<Decision, string>> = {
  pass: "passed",
  check: "passed; unusable values are rejected (`NODE_NETWORK_UNUSABLE`)",
  override: "replaced",
  remove: "removed",
};

/** Generates the table in docs/environment.md that shows how the driver handles each variable. */
export function variableTable(): string {
  const rows = variableRules.map(({ names, readBy, decision, reason, source }) => [
    names.map((name) => `\`${name}\``).join(", "),
    `[${readBy.join(", ")}](${source})`,
    decisions[decision],
    reason,
  ]);
  return markdownTable([["Variable", "Read by", "Decision", "Reason"], ...rows]);
}

/** Returns the text of docs/environment.md with an updated table. */
export function withVariableTable(document: string): string {
  return document.replace(/\n\| Variable [^]*?\n\n/u, () => `\n${variableTable()}\n\n`);
}
