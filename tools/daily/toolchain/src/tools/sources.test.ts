import { mkdirSync, symlinkSync } from "node:fs";
import { delimiter, join } from "node:path";
import { makeCacheHome, type CacheHome } from "../fakes/cache-home";
import { writePrograms } from "../fakes/programs";
import { fromLab, fromPath } from "./sources";

const QUESTION = { name: "kind", args: ["version"], range: "~0.33.0" };

let home: CacheHome;
beforeEach(() => (home = makeCacheHome()));
afterEach(() => {
  home.remove();
});

/** Returns a PATH value with folders in the given order. Each folder contains a fake `kind` that runs the given lines. */
function path(scripts: Record<string, string>): string {
  for (const [folder, kind] of Object.entries(scripts)) writePrograms(join(home.folder, folder), { kind });
  return Object.keys(scripts)
    .map((folder) => join(home.folder, folder))
    .join(delimiter);
}

describe("fromPath", () => {
  it("skips programs that fail or have the wrong version", async () => {
    const offer = await fromPath(
      QUESTION,
      path({
        old: "echo kind v0.27.0 go1.24 linux/amd64",
        broken: "exit 3",
        good: "echo kind v0.33.2 go1.26 linux/amd64",
      }),
    )();
    expect(offer).toEqual({ path: join(home.folder, "good/kind"), version: "0.33.2", origin: "path" });
  });

  it("reports why each program is unsuitable", async () => {
    const offer = await fromPath(QUESTION, path({ old: "echo v0.27.0", mute: "echo unknown" }))();
    expect(offer).toEqual({
      refusal: `${join(home.folder, "old/kind")} has version 0.27.0, not ~0.33.0; ${join(home.folder, "mute/kind")} does not report its version`,
    });
  });

  it("ignores folders, broken links and nonexistent folders of PATH", async () => {
    mkdirSync(join(home.folder, "a/kind"), { recursive: true });
    mkdirSync(join(home.folder, "b"));
    symlinkSync("nowhere", join(home.folder, "b/kind"));
    const empty = [join(home.folder, "a"), join(home.folder, "b"), join(home.folder, "c"), ""].join(
      delimiter,
    );
    expect(await fromPath(QUESTION, empty)()).toEqual({ refusal: "not on PATH" });
  });
});

describe("fromLab", () => {
  it("offers the built program if the program reports a suitable version", async () => {
    const built = join(path({ lab: "echo kind v0.33.0" }), "kind");
    expect(await fromLab(QUESTION, () => Promise.resolve(built))()).toEqual({
      path: built,
      version: "0.33.0",
      origin: "lab",
    });
  });

  it("returns the reason if the build fails or the built program has the wrong version", async () => {
    const other = join(path({ lab: "echo kind v0.1.0" }), "kind");
    expect(await fromLab(QUESTION, () => Promise.resolve(other))()).toEqual({
      refusal: "kind from the lab reports version 0.1.0, not ~0.33.0",
    });
    expect(await fromLab(QUESTION, () => Promise.reject(new Error("no Go here")))()).toEqual({
      refusal: "the lab cannot build it: no Go here",
    });
  });
});
