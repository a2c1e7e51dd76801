import { contentKey } from "./content-key";

describe("contentKey", () => {
  it("is the same for the same parts, text or bytes", () => {
    expect(contentKey("kind", "0.33.0")).toBe(contentKey(Buffer.from("kind"), "0.33.0"));
    expect(contentKey("kind")).toMatch(/^[0-9a-f]{32}$/);
  });

  it("tells apart where one part ends and the next begins", () => {
    expect(contentKey("ab", "c")).not.toBe(contentKey("a", "bc"));
    expect(contentKey("ab", "")).not.toBe(contentKey("ab"));
  });
});
