import { sharesOf } from "./shares";

const counts = (shares: readonly number[], cases: number) =>
  sharesOf(
    shares.map((share) => ({ share })),
    cases,
  ).map(({ count }) => count);

it("distributes all cases in proportion to the shares", () => {
  expect(counts([1, 2, 1], 1000)).toEqual([250, 500, 250]);
  expect(counts([1, 1, 1], 100).reduce((sum, count) => sum + count)).toBe(100);
});

it("assigns at least one case to each target", () => {
  expect(counts([1000, 1, 1000, 1], 10)).toEqual([5, 1, 3, 1]);
  expect(counts([1, 1, 1], 1)).toEqual([1, 1, 1]);
});
