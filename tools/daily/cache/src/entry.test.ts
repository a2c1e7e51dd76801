import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cached, forget } from "./entry";

let cacheHome: string;
const before = process.env["XDG_CACHE_HOME"];

beforeEach(async () => {
  cacheHome = await mkdtemp(join(tmpdir(), "berth-cache-"));
  process.env["XDG_CACHE_HOME"] = cacheHome;
});

afterEach(async () => {
  if (before === undefined) delete process.env["XDG_CACHE_HOME"];
  else process.env["XDG_CACHE_HOME"] = before;
  await rm(cacheHome, { recursive: true });
});

const write = (text: string) => (dir: string) => writeFile(join(dir, "part"), text);
const entries = async (name: string) =>
  (await readdir(join(cacheHome, "berth", name))).filter((file) => file !== ".lock").sort();

describe("cached", () => {
  it("builds an entry once, and then returns the existing entry", async () => {
    const first = await cached("part", "k1", write("one"));
    const again = await cached("part", "k1", () => Promise.reject(new Error("built twice")));
    expect(again).toBe(first);
    expect(await readFile(join(first, "part"), "utf8")).toBe("one");
    expect(await entries("part")).toEqual(["k1"]);
  });

  it("deletes the files of a build that throws, and builds again", async () => {
    const failing = cached("part", "k1", async (dir) => {
      await write("half")(dir);
      throw new Error("no disk");
    });
    await expect(failing).rejects.toThrow("no disk");
    expect(await entries("part")).toEqual([]);
    expect(await readFile(join(await cached("part", "k1", write("whole")), "part"), "utf8")).toBe("whole");
  });

  it("builds once for concurrent callers in one process", async () => {
    let builds = 0;
    const build = (dir: string) => {
      builds += 1;
      return write("one")(dir);
    };
    const dirs = await Promise.all(
      [1, 2, 3].map(() => cached("part", "k1", build, { pollMilliseconds: 5, report: () => undefined })),
    );
    expect(new Set(dirs).size).toBe(1);
    expect(builds).toBe(1);
  });

  it.each(["", "..", ".hidden", "a/b", "a\0b"])("rejects the key %j before it creates files", async (key) => {
    await expect(cached("part", key, write("x"))).rejects.toThrow(RangeError);
    await expect(cached(key, "k1", write("x"))).rejects.toThrow(RangeError);
    expect(await readdir(cacheHome)).toEqual([]);
  });
});

describe("forget", () => {
  it("removes the least recently used entries, and counts a cache hit as a use", async () => {
    for (const [index, key] of ["k1", "k2", "k3"].entries()) {
      const dir = await cached("part", key, write(key));
      await utimes(dir, index + 1, index + 1);
    }
    await cached("part", "k1", () => Promise.reject(new Error("it is there")));
    expect(await forget("part", 1)).toEqual(["k2", "k3"]);
    expect(await entries("part")).toEqual(["k1"]);
    expect(await forget("part", 0)).toEqual(["k1"]);
    expect(await forget("nothing-of-this-name", 0)).toEqual([]);
  });

  it("rejects a fractional number of entries to keep", async () => {
    await expect(forget("part", 0.5)).rejects.toThrow(RangeError);
  });
});
