import { readFileSync } from "node:fs";
import { hopCodeNames, hopKinds } from "@kind-berth/topology";
import { hopsFile } from "./folders";
import { hopsDocument } from "./hops-document";

const published = readFileSync(hopsFile, "utf8");

it("docs/hops.md is up to date (npm run docs)", () => {
  expect(published).toBe(hopsDocument());
});

it("has a section for each hop and each code, and an index that links to each code", () => {
  for (const { title } of Object.values(hopKinds)) expect(published).toContain(`\n## ${title}\n`);
  const headings = [...published.matchAll(/^### (\w+)$/gm)].map(([, code]) => code);
  expect(new Set(headings)).toEqual(new Set(hopCodeNames));
  expect(headings).toHaveLength(hopCodeNames.length);
  for (const code of hopCodeNames) expect(published).toContain(`[${code}](#${code.toLowerCase()})`);
});
