import { readFileSync } from "node:fs";
import { environmentFile } from "./folders";
import { variableList, withVariableList } from "./variable-list";

const published = readFileSync(environmentFile, "utf8");

it("docs/environment.md is up to date (npm run docs)", () => {
  expect(withVariableList(published)).toBe(published);
});

it("replaces an outdated list, and keeps the other text", () => {
  const outdated = published.replace("### Removed", "### Passed");
  expect(outdated).not.toBe(published);
  expect(outdated).not.toContain(variableList());
  expect(withVariableList(outdated)).toBe(published);
});

it("fails without the comments that enclose the list", () => {
  expect(() => withVariableList("# Environment")).toThrow("does not contain the comments");
});
