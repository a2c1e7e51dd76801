import { readFileSync } from "node:fs";
import { join } from "node:path";
import { rules } from "./rules";
import { rulesDocument } from "./rules-document";

it("docs/rules.md is up to date (npm run docs -w packages/topology)", () => {
  const published = readFileSync(join(__dirname, "../../../../docs/rules.md"), "utf8");
  expect(published).toBe(rulesDocument());
});

it.each(Object.entries(rules))("%s says what does not work and what to do, in sentences", (_, rule) => {
  expect(rule.meaning).toMatch(/^\S.*\.$/);
  expect(rule.remedy).toMatch(/^\S.*\.$/);
});
