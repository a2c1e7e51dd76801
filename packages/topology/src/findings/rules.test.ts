import { ruleExamples } from "../examples/rule-examples";
import { isError, type Finding } from "./finding";
import { rules, type Rule, type RuleCode } from "./rules";
import { sentence } from "./sentence";

const codes = Object.entries<Rule>(rules)
  .filter(([, { raisedBy }]) => raisedBy === "preview")
  .map(([code]) => code as RuleCode);

/** The planner rules that report system findings instead of argument findings. */
const aboutSystems: readonly RuleCode[] = [
  "CLUSTER_RECREATED",
  "CTLPTL_CLUSTER_COUNT",
  "CTLPTL_DOCUMENT_UNKNOWN",
  "KIND_CONFIG_DOCUMENT_IGNORED",
  "KIND_CONFIG_SYNTAX",
  "KIND_CONFIG_TOO_LARGE",
  "KUBECONFIG_IN_PLAIN",
  "OBSERVATION_FAILED",
  "RECORD_SECRET",
  "STACK_OUTPUT_MISSING",
];

describe("every rule of the planner", () => {
  it.each(codes)("%s is the only finding for its example, and does not occur for the near miss", (code) => {
    const example = ruleExamples[code];
    if (example === undefined) throw new Error(`${code} has no example in src/testing/examples`);
    const fired = example.fires();
    expect(new Set(fired.map((finding) => finding.code))).toEqual(new Set([code]));
    expect(example.nearMiss().filter((finding) => finding.code === code || isError(finding))).toEqual([]);
  });

  it.each(codes)("%s has the subject of its type, well-formed clauses and a remedy in sentences", (code) => {
    for (const finding of ruleExamples[code]?.fires() ?? []) {
      expect(finding.object !== undefined).toBe(aboutSystems.includes(code));
      const clauses =
        finding.object === undefined
          ? [finding.path, finding.rule]
          : [finding.object, finding.state, finding.reason];
      for (const clause of clauses) expect(clause).toMatch(/^\S(.*[^.\s])?$/);
      expect(finding.remedy).toMatch(/^[A-Zk].*\.$/);
    }
  });

  it.each(codes)("%s describes only arguments as omitted, and nothing as undefined", (code) => {
    for (const finding of ruleExamples[code]?.fires() ?? []) {
      expect(sentence(finding)).not.toMatch(/not set|undefined|\[object/);
      if (saysOmitted(finding))
        expect(finding).toMatchObject({ omitted: true, path: expect.any(String) as string });
    }
  });
});

function saysOmitted(finding: Finding): boolean {
  return sentence(finding).includes(" is omitted");
}

describe("every rule of the catalogue", () => {
  it.each(Object.entries<Rule>(rules))("%s has short sentences", (_, { meaning, cause, fix }) => {
    for (const text of [meaning, cause, fix]) {
      expect(text).toMatch(/^[A-Za-z`].*\.$/s);
      const words = text.split(/(?<=[.:]) /).map((one) => one.split(" ").length);
      expect(Math.max(...words)).toBeLessThanOrEqual(25);
    }
  });
});
