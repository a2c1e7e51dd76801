import { canonicalQuantity } from "./quantity";

describe("canonicalQuantity", () => {
  it.each([
    ["1000m", "1"],
    ["0.5", "500m"],
    ["1.5", "1500m"],
    ["100000", "100k"],
    ["1024Mi", "1Gi"],
    ["1.5Gi", "1536Mi"],
    ["1000Ki", "1000Ki"],
    ["0.5Ki", "512"],
    ["12e6", "12e6"],
    ["1E", "1E"],
    ["0", "0"],
    ["0Gi", "0"],
    ["-1000m", "-1"],
    ["0.0000000001", "1n"],
  ])("writes %s as %s, as the API server does", (given, canonical) => {
    expect(canonicalQuantity(given)).toBe(canonical);
  });

  it("does not change text that is not a quantity, so that the API server rejects it", () => {
    expect(canonicalQuantity("much")).toBe("much");
    expect(canonicalQuantity("")).toBe("");
  });
});
