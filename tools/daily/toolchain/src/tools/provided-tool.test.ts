import { firstOffer, type Offer } from "./provided-tool";

const source = (offer: Offer) => () => Promise.resolve(offer);
const never = () => Promise.reject(new Error("asked although one before it had it"));

describe("firstOffer", () => {
  it("uses the first source that has the tool, and reports why earlier sources do not have it", async () => {
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

  it("reports every reason and the remedy if no source has the tool", async () => {
    const missing = firstOffer(
      "kind",
      [source({ refusal: "not on PATH" }), source({ refusal: "no go" })],
      "Install it.",
    );
    await expect(missing).rejects.toThrow("kind: not on PATH; no go\n  Install it.");
  });

  it("stops at a source that throws an error", async () => {
    const tampered = () => Promise.reject(new Error("tampered"));
    await expect(firstOffer("kind", [tampered, never], "")).rejects.toThrow("tampered");
  });
});
