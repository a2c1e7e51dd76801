import { sampleFiles } from "./mutation-sample";

const files = Array.from({ length: 50 }, (_, index) => `src/file-${index}.ts`);

it("selects the same files for the same seed, regardless of their order", () => {
  const sample = sampleFiles(files, 5, "2026-11-28");
  expect(new Set(sample).size).toBe(5);
  expect(files).toEqual(expect.arrayContaining(sample));
  expect(sampleFiles(files.toReversed(), 5, "2026-11-28")).toEqual(sample);
});

it("selects other files for another seed", () => {
  expect(sampleFiles(files, 5, "2026-11-28")).not.toEqual(sampleFiles(files, 5, "2026-11-29"));
});

it("selects all files if there are not enough", () => {
  expect(sampleFiles(files.slice(0, 3), 5, "").toSorted()).toEqual(files.slice(0, 3));
});
