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

  it("leaves text that is no quantity for the API server to refuse", () => {
    expect(canonicalQuantity("much")).toBe("much");
    expect(canonicalQuantity("")).toBe("");
  });
});
