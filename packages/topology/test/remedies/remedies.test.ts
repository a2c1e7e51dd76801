import { isError } from "../../src/findings/finding";
import { rules, type Rule, type RuleCode } from "../../src/findings/rules";
import { ruleExamples } from "../../src/examples/rule-examples";
import { appRemedies } from "./app-remedies";
import { clusterRemedies } from "./cluster-remedies";
import { otherRemedies } from "./other-remedies";

// A user follows the remedy word by word. Then the planner must accept the arguments.

const remedies = { ...clusterRemedies, ...appRemedies, ...otherRemedies };
const codes = Object.entries<Rule>(rules)
  .filter(([, { raisedBy }]) => raisedBy === "preview")
  .map(([code]) => code as RuleCode);

it.each(codes)("%s has remedies, or a reason why no remedy is mechanical", (code) => {
  expect(remedies[code]).toBeDefined();
});

const cases = codes.flatMap((code) => {
  const ofCode = remedies[code];
  return typeof ofCode === "object" ? Object.entries(ofCode).map(([part, run]) => ({ code, part, run })) : [];
});

it.each(cases)("$code: “$part” leads to arguments without errors", ({ code, part, run }) => {
  const printed = ruleExamples[code]?.fires().map(({ remedy }) => remedy) ?? [];
  expect(printed.join("\n")).toContain(part);
  expect(run().filter((finding) => finding.code === code || isError(finding))).toEqual([]);
});
