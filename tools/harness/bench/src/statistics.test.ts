import { median, ratio, spread } from "./statistics";

describe("median", () => {
  it("is the middle value, regardless of the list's order", () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([10, 9, 100])).toBe(10);
  });
  it("is the average of the two middle values", () => {
    expect(median([4, 1, 3, 100])).toBe(3.5);
  });
  it("is the only value of a list with one value", () => {
    expect(median([7])).toBe(7);
  });
  it("rejects an empty list", () => {
    expect(() => median([])).toThrow(RangeError);
  });
  it("does not change the list", () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });
});

describe("spread", () => {
  it("consists of the median, the smallest and the largest value", () => {
    expect(spread([4, 2, 30])).toEqual({ median: 4, min: 2, max: 30 });
  });
  it("rejects an empty list", () => {
    expect(() => spread([])).toThrow(RangeError);
  });
});

describe("ratio", () => {
  it("divides the medians", () => {
    expect(ratio([3, 6, 100], [12, 1, 4])).toBe(1.5);
  });
  it("rejects a base of 0", () => {
    expect(() => ratio([1], [0])).toThrow(RangeError);
  });
});
