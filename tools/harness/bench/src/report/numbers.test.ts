import { formatSpread, goalRow } from "./numbers";

it("formats the median and the range", () => {
  expect(formatSpread([2.04, 1, 3], "s")).toBe("2.0 s (1.0 to 3.0)");
  expect(formatSpread([200.4], "MiB")).toBe("200 MiB (200 to 200)");
});

it("reports a missing measurement", () => {
  expect(formatSpread([1, Number.NaN], "MiB")).toBe("not measured");
});

it.each([
  [[8], "0.80", "met"],
  [[8.5], "0.85", "met"],
  [[9], "0.90", "missed"],
])("compares %p to a goal", (values, ratio, result) => {
  const goal = { title: "up", values, base: [10], limit: 0.85 };
  expect(goalRow(goal)).toEqual(["up", ratio, "at most 0.85", result]);
});

it("formats a ratio without a goal", () => {
  expect(goalRow({ title: "up", values: [1], base: [2] })).toEqual(["up", "0.50", "-", "-"]);
});
