import { UNKNOWN } from "../protocol";
import { isAutonamed, named, uniqueName } from "./autoname";
import { nameOf } from "./object";

const seed = Buffer.from("seed");

describe("named", () => {
  it("makes a name of the resource's name and eight digits, and marks it", () => {
    const object = named({}, "web", undefined, seed);
    expect(nameOf(object)).toMatch(/^web-[0-9a-f]{8}$/);
    expect(isAutonamed(object)).toBe(true);
  });

  it("makes the same name of the same seed, and others of none", () => {
    expect(uniqueName("web-", seed)).toBe(uniqueName("web-", seed));
    expect(uniqueName("web-")).not.toBe(uniqueName("web-"));
  });

  it("keeps a name that it made", () => {
    const old = named({}, "web", undefined, seed);
    expect(nameOf(named({}, "renamed", old, new Uint8Array()))).toBe(nameOf(old));
  });

  it("leaves a name of the program's own, a name to come, and generateName alone", () => {
    for (const metadata of [{ name: "mine" }, { name: UNKNOWN }, { generateName: "a-" }]) {
      expect(named({ metadata }, "web", undefined, seed)).toEqual({ metadata });
    }
    expect(named({ metadata: UNKNOWN }, "web", undefined, seed)).toEqual({ metadata: UNKNOWN });
  });

  it("makes no name for an object that had one of its own: that is a replacement", () => {
    expect(named({}, "web", { metadata: { name: "mine" } }, seed)).toEqual({});
  });
});
