import { readFileSync } from "node:fs";
import { environmentFile } from "./folders";
import { variableTable, withVariableTable } from "./variable-table";

it("docs/environment.md is up to date (npm run docs)", () => {
  const published = readFileSync(environmentFile, "utf8");
  expect(published).toContain(`\n${variableTable()}\n`);
});

it("replaces an outdated table", () => {
  const published = readFileSync(environmentFile, "utf8");
  const outdated = published.replace("| removed ", "| passed ");
  expect(outdated).not.toBe(published);
  expect(withVariableTable(outdated)).toBe(published);
});
