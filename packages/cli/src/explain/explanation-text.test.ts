import type { RuleExplanation } from "@kind-berth/topology/explain";
import { explanationText, listText } from "./explanation-text";

const rule: RuleExplanation = {
  code: "NODE_UNKNOWN",
  group: "Nodes",
  severity: "error",
  raisedBy: "preview",
  meaning: "The cluster has no such node. Other text.",
  cause: "A cause.",
  fix: "A fix.",
};

it("consists of paragraphs, and omits those without content", () => {
  expect(explanationText(rule)).toBe(
    `NODE_UNKNOWN (error, reported by pulumi preview)

The cluster has no such node. Other text.

Cause: A cause.

Fix: A fix.
`,
  );
});

it("indents each line of the example input and of each message", () => {
  const explained: RuleExplanation = {
    ...rule,
    raisedBy: "up",
    source: { name: "kind", url: "https://kind.sigs.k8s.io" },
    example: { input: { language: "ts", text: "first\nsecond" }, messages: ["one", "two\nlines"] },
  };
  expect(explanationText(explained)).toBe(
    `NODE_UNKNOWN (error, reported by pulumi up)

The cluster has no such node. Other text.

Cause: A cause.

Fix: A fix.

Example:

    first
    second

Messages:

    one
    two
    lines

Source: kind, https://kind.sigs.k8s.io
`,
  );
});

it("can contain a message without an example input", () => {
  const text = explanationText({ ...rule, example: { messages: ["one"] } });
  expect(text).toMatch(/Fix: A fix\.\n\nMessage:\n\n {4}one\n$/);
});

it("lists rules in groups, with aligned columns and the first sentence of each meaning", () => {
  const rules: RuleExplanation[] = [
    rule,
    { ...rule, code: "ARGUMENT_TYPE", group: "Arguments", severity: "warning", meaning: "A wrong type." },
    { ...rule, code: "NODE_NAME_TAKEN" },
  ];
  expect(listText(rules)).toBe(
    `Nodes
  NODE_UNKNOWN     error    The cluster has no such node.
  NODE_NAME_TAKEN  error    The cluster has no such node.

Arguments
  ARGUMENT_TYPE    warning  A wrong type.
`,
  );
});
