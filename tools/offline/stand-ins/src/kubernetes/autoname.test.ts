import { UNKNOWN } from "../protocol";
import { isAutonamed, named, uniqueName } from "./autoname";
import { nameOf } from "./object";

const seed = Buffer.from("seed");

describe("named", () => {
  it("generates a name from the resource name and eight hex digits, and marks it as generated", () => {
    const object = named({}, "web", undefined, seed);
    expect(nameOf(object)).toMatch(/^web-[0-9a-f]{8}$/);
    expect(isAutonamed(object)).toBe(true);
  });

  it("generates the same name from the same seed, and different names without a seed", () => {
    expect(uniqueName("web-", seed)).toBe(uniqueName("web-", seed));
    expect(uniqueName("web-")).not.toBe(uniqueName("web-"));
  });

  it("keeps a name that it generated before", () => {
    const old = named({}, "web", undefined, seed);
    expect(nameOf(named({}, "renamed", old, new Uint8Array()))).toBe(nameOf(old));
  });

  it("does not change a name from the program, an unknown name, or generateName", () => {
    for (const metadata of [{ name: "mine" }, { name: UNKNOWN }, { generateName: "a-" }]) {
      expect(named({ metadata }, "web", undefined, seed)).toEqual({ metadata });
    }
    expect(named({ metadata: UNKNOWN }, "web", undefined, seed)).toEqual({ metadata: UNKNOWN });
  });

  it("generates no name if the program had set one before, because this change is a replacement", () => {
    expect(named({}, "web", { metadata: { name: "mine" } }, seed)).toEqual({});
  });
});
