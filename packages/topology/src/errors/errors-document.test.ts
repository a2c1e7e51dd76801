import { readFileSync } from "node:fs";
import { join } from "node:path";
import { errorsDocument } from "./errors-document";
import { rules } from "./rules";

it("docs/errors.md is up to date (npm run docs -w packages/topology)", () => {
  const published = readFileSync(join(__dirname, "../../../../docs/errors.md"), "utf8");
  expect(published).toBe(errorsDocument());
});

it.each(Object.entries(rules))("%s says what does not work and what to do, in sentences", (_, rule) => {
  expect(rule.meaning).toMatch(/^\S.*\.$/);
  expect(rule.remedy).toMatch(/^\S.*\.$/);
});
