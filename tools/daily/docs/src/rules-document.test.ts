import { readFileSync } from "node:fs";
import { ruleCodes } from "@kind-berth/topology";
import { rulesFile } from "./folders";
import { rulesDocument } from "./rules-document";

const published = readFileSync(rulesFile, "utf8");

it("docs/rules.md is up to date (npm run docs)", () => {
  expect(published).toBe(rulesDocument());
});

it("links every rule in the index to its section", () => {
  const headings = [...published.matchAll(/^### (\w+)$/gm)].map(([, code]) => code);
  expect(headings).toEqual(ruleCodes);
  for (const code of ruleCodes) expect(published).toContain(`[${code}](#${code.toLowerCase()})`);
});
