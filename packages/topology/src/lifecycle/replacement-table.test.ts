import { readFileSync } from "node:fs";
import { join } from "node:path";
import { everyArgument } from "../testing/every-field";
import { replacementExamples, replacementTable, whyReplaced } from "./replacement-table";

it("docs/lifecycle.md is up to date (npm run docs -w packages/topology)", () => {
  const published = readFileSync(join(__dirname, "../../../../docs/lifecycle.md"), "utf8");
  expect(published).toContain(`\n${replacementTable()}\n`);
});

it.each(Object.keys(everyArgument))("has a row for %s", (argument) => {
  expect(replacementExamples.map(({ what }) => what).join("\n")).toContain(argument.replace("JSON6902", ""));
});

it("has both kinds of rows", () => {
  const replaced = replacementExamples.filter((example) => whyReplaced(example).length > 0);
  expect(replaced.length).toBeGreaterThan(0);
  expect(replaced.length).toBeLessThan(replacementExamples.length);
});
