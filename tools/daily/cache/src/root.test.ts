import { homedir } from "node:os";
import { join } from "node:path";
import { cacheRoot } from "./root";

describe("cacheRoot", () => {
  it("is berth in the XDG cache folder", () => {
    expect(cacheRoot({ XDG_CACHE_HOME: "/var/cache/ci" })).toBe("/var/cache/ci/berth");
  });

  it.each([undefined, "", "relative/cache"])("is under ~/.cache where XDG_CACHE_HOME is %j", (value) => {
    expect(cacheRoot({ XDG_CACHE_HOME: value })).toBe(join(homedir(), ".cache/berth"));
  });
});
