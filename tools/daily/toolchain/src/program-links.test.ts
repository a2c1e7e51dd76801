import { realpathSync } from "node:fs";
import { delimiter, join } from "node:path";
import { makeCacheHome, type CacheHome } from "./fakes/cache-home";
import { writePrograms } from "./fakes/programs";
import { onPath } from "./process/on-path";
import { pathWith } from "./program-links";

let home: CacheHome;
beforeEach(() => {
  home = makeCacheHome();
  for (const folder of ["first", "second"]) {
    writePrograms(join(home.folder, folder), { kind: "exit 0", pulumi: "exit 0" });
  }
});
afterEach(() => {
  home.remove();
});

describe("pathWith", () => {
  it("returns PATH unchanged if each program is already the first with its name", async () => {
    const path = join(home.folder, "first");
    expect(await pathWith([join(path, "kind")], path)).toBe(path);
  });

  it("puts only the programs first that are not yet first, and returns an extended PATH unchanged", async () => {
    const path = [join(home.folder, "first"), join(home.folder, "second")].join(delimiter);
    const kind = join(home.folder, "second/kind");
    const extended = await pathWith([kind], path);
    expect(realpathSync(onPath("kind", extended)[0] ?? "")).toBe(kind);
    expect(onPath("pulumi", extended)[0]).toBe(join(home.folder, "first/pulumi"));
    expect(await pathWith([kind], extended)).toBe(extended);
  });
});
