import { readFileSync } from "node:fs";
import { clusterArgumentNames } from "@kind-berth/topology";
import { lifecycleFile } from "./folders";
import {
  replacementExamples,
  replacementTable,
  whyReplaced,
  withReplacementTable,
} from "./replacement-table";

it("docs/lifecycle.md is up to date (npm run docs)", () => {
  const published = readFileSync(lifecycleFile, "utf8");
  expect(published).toContain(`\n${replacementTable()}\n`);
});

it("replaces an outdated table", () => {
  const published = readFileSync(lifecycleFile, "utf8");
  const outdated = published.replace("| in place ", "| none ");
  expect(outdated).not.toBe(published);
  expect(withReplacementTable(outdated)).toBe(published);
});

it.each(clusterArgumentNames)("has a row for %s", (argument) => {
  expect(replacementExamples.map(({ what }) => what).join("\n")).toContain(argument.replace("JSON6902", ""));
});

it("has rows for changes that replace the cluster and for changes in place", () => {
  const replaced = replacementExamples.filter((example) => whyReplaced(example).length > 0);
  expect(replaced.length).toBeGreaterThan(0);
  expect(replaced.length).toBeLessThan(replacementExamples.length);
});
