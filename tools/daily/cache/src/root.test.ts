import { homedir } from "node:os";
import { join } from "node:path";
import { cacheRoot } from "./root";

describe("cacheRoot", () => {
  it("is the folder berth in XDG_CACHE_HOME", () => {
    expect(cacheRoot({ XDG_CACHE_HOME: "/var/cache/ci" })).toBe("/var/cache/ci/berth");
  });

  it.each([undefined, "", "relative/cache"])("is under ~/.cache if XDG_CACHE_HOME is %j", (value) => {
    expect(cacheRoot({ XDG_CACHE_HOME: value })).toBe(join(homedir(), ".cache/berth"));
  });
});
