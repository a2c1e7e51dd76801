import { readFileSync } from "node:fs";
import { rules } from "@kind-berth/topology";
import { rulesFile } from "./folders";
import { rulesDocument } from "./rules-document";

it("docs/rules.md is up to date (npm run docs)", () => {
  const published = readFileSync(rulesFile, "utf8");
  expect(published).toBe(rulesDocument());
});

it.each(Object.entries(rules))("%s says what does not work and what to do, in sentences", (_, rule) => {
  expect(rule.meaning).toMatch(/^\S.*\.$/);
  expect(rule.remedy).toMatch(/^\S.*\.$/);
});
