import { commentsOf } from "../excerpts/comments";
import { documentOf } from "../excerpts/document";
import { draw } from "./draw";
import { ratingSheet } from "./rating-sheet";
import { sampleOf } from "./sample";

const numbered = (label: string) =>
  Array.from({ length: 40 }, (_, index) => `The ${label} has number ${index}.`).join("\n\n");
const groups = [
  [documentOf("docs/a.md", numbered("document"))],
  [commentsOf("a.ts", `/**\n${numbered("comment")}\n*/`, "tsdoc")],
  [documentOf("docs/b.md", numbered("message"))],
];

it("draws the same sentences for the same seed", () => {
  expect(sampleOf(groups, 30, 7)).toEqual(sampleOf(groups, 30, 7));
  expect(sampleOf(groups, 30, 7)).not.toEqual(sampleOf(groups, 30, 8));
});

it.each([30, 31, 32])("draws %d different sentences, in equal parts from each group", (count) => {
  const texts = sampleOf(groups, count, 1).map(({ text }) => text);
  expect(new Set(texts).size).toBe(count);
  const parts = ["document", "comment", "message"].map(
    (label) => texts.filter((text) => text.includes(label)).length,
  );
  expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
});

it("draws no fragments", () => {
  expect(sampleOf([[documentOf("a.md", "Default: none.\n\nA sentence with five words.")]], 5, 1)).toEqual([
    { text: "A sentence with five words.", file: "a.md", line: 3, column: 1 },
  ]);
});

it("draws each item with about the same probability", () => {
  const counts = new Map<string, number>();
  for (let seed = 0; seed < 2000; seed++) {
    for (const item of draw(["a", "b", "c", "d"], 2, seed)) counts.set(item, (counts.get(item) ?? 0) + 1);
  }
  for (const count of counts.values()) {
    expect(count).toBeGreaterThan(900);
    expect(count).toBeLessThan(1100);
  }
});

it("prints a sheet with the source and three checkboxes for each sentence", () => {
  const sheet = ratingSheet(sampleOf(groups, 3, 7), 7);
  expect(sheet).toContain("# Rating sheet for seed 7");
  expect(sheet.match(/^- \[ \] clear\n- \[ \] awkward\n- \[ \] unclear$/gmu)).toHaveLength(3);
  expect(sheet.match(/^Source: `.+:\d+`$/gmu)).toHaveLength(3);
});
