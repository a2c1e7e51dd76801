import { ruleExamples } from "../../test/fixtures/examples";
import { isError } from "./finding";
import { rules, type Rule, type RuleCode } from "./rules";

const codes = Object.entries<Rule>(rules)
  .filter(([, { raisedBy }]) => raisedBy === "preview")
  .map(([code]) => code as RuleCode);

describe("every rule of the planner", () => {
  it.each(codes)("%s fires, alone, and stays silent at a near miss", (code) => {
    const example = ruleExamples[code];
    if (example === undefined) throw new Error(`${code} has no example in src/testing/examples`);
    const fired = example.fires();
    expect(new Set(fired.map((finding) => finding.code))).toEqual(new Set([code]));
    expect(example.nearMiss().filter((finding) => finding.code === code || isError(finding))).toEqual([]);
  });

  it.each(codes)("%s is said with the place, the rule as a clause and the remedy as a sentence", (code) => {
    for (const { path, rule, remedy } of ruleExamples[code]?.fires() ?? []) {
      expect(path).not.toBe("");
      expect(rule).toMatch(/^\S.*[^.\s]$/);
      expect(remedy).toMatch(/^[A-Zk].*\.$/);
    }
  });
});
