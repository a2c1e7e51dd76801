import { firstOffer, type Offer } from "./provided-tool";

const source = (offer: Offer) => () => Promise.resolve(offer);
const never = () => Promise.reject(new Error("asked although one before it had it"));

describe("firstOffer", () => {
  it("takes the first source that has it, and says what spoke against those before", async () => {
    const tool = await firstOffer(
      "kind",
      [
        source({ refusal: "not on PATH" }),
        source({ refusal: "github.com is not reachable (ENOTFOUND)" }),
        source({ path: "/cache/kind", version: "0.33.0", origin: "lab" }),
        never,
      ],
      "Install it.",
    );
    expect(tool).toEqual({
      name: "kind",
      version: "0.33.0",
      origin: "lab",
      path: "/cache/kind",
      why: "not on PATH; github.com is not reachable (ENOTFOUND)",
    });
  });

  it("names every reason and the remedy where none has it", async () => {
    const missing = firstOffer(
      "kind",
      [source({ refusal: "not on PATH" }), source({ refusal: "no go" })],
      "Install it.",
    );
    await expect(missing).rejects.toThrow("kind: not on PATH; no go\n  Install it.");
  });

  it("is stopped by a source that finds something wrong", async () => {
    const tampered = () => Promise.reject(new Error("tampered"));
    await expect(firstOffer("kind", [tampered, never], "")).rejects.toThrow("tampered");
  });
});
