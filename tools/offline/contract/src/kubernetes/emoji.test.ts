import { withoutEmoji } from "./emoji";

describe("withoutEmoji", () => {
  it("returns the same message with and without the official provider's optional prefix", () => {
    const message = "Deployment initialization complete";
    expect(withoutEmoji(`✅ ${message}`)).toBe(message);
    expect(withoutEmoji(message)).toBe(message);
  });

  it("keeps an emoji that is not a prefix", () => {
    expect(withoutEmoji("state: ✅ ready")).toBe("state: ✅ ready");
  });
});
