import { contentKey } from "./content-key";

describe("contentKey", () => {
  it("returns the same key for the same parts, as text or as bytes", () => {
    expect(contentKey("kind", "0.33.0")).toBe(contentKey(Buffer.from("kind"), "0.33.0"));
    expect(contentKey("kind")).toMatch(/^[0-9a-f]{32}$/);
  });

  it("returns different keys if the same text is split into different parts", () => {
    expect(contentKey("ab", "c")).not.toBe(contentKey("a", "bc"));
    expect(contentKey("ab", "")).not.toBe(contentKey("ab"));
  });
});
