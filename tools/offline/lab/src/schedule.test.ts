import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildFrom, partKey, type Lane, type Part, type PartTable } from "./schedule";

let cacheHome: string;
const before = process.env["XDG_CACHE_HOME"];

beforeEach(async () => {
  cacheHome = await mkdtemp(join(tmpdir(), "berth-lab-"));
  process.env["XDG_CACHE_HOME"] = cacheHome;
});

afterEach(async () => {
  if (before === undefined) delete process.env["XDG_CACHE_HOME"];
  else process.env["XDG_CACHE_HOME"] = before;
  await rm(cacheHome, { recursive: true });
});

const silent = () => undefined;

function part(changes: Partial<Part> & { lane?: Lane } = {}): Part {
  return {
    dependsOn: [],
    lane: "compile",
    usualSeconds: 1,
    inputs: () => Promise.resolve(["content"]),
    build: (dir) => writeFile(join(dir, "built"), "yes"),
    ...changes,
  };
}

describe("buildFrom", () => {
  it("builds the requested parts and their dependencies, and builds nothing the second time", async () => {
    const table: PartTable = {
      whole: part({
        dependsOn: ["piece"],
        build: async (dir, parts) =>
          writeFile(
            join(dir, "built"),
            `with ${await readFile(join(parts["piece"] ?? "", "built"), "utf8")}`,
          ),
      }),
      piece: part(),
      other: part({ build: () => Promise.reject(new Error("not asked for")) }),
    };
    const [first] = await buildFrom(table, ["whole"], silent);
    expect(await readFile(join(first?.directory ?? "", "built"), "utf8")).toBe("with yes");
    expect(first?.took).toBeGreaterThanOrEqual(0);
    const [second] = await buildFrom(table, ["whole"], () => {
      throw new Error("built twice");
    });
    expect(second).toEqual({ ...first, took: undefined });
  });

  it("builds one part at a time in each lane, and runs the lanes in parallel", async () => {
    const running = new Set<string>();
    const together: string[] = [];
    const watched = (name: string, lane: Lane): Part =>
      part({
        lane,
        build: async () => {
          running.add(name);
          together.push([...running].sort().join("+"));
          await new Promise((resolve) => setTimeout(resolve, 20));
          running.delete(name);
        },
      });
    const table = {
      one: watched("one", "compile"),
      two: watched("two", "compile"),
      disk: watched("disk", "assemble"),
    };
    await buildFrom(table, ["one", "two", "disk"], silent);
    expect(together).not.toContain("one+two");
    expect(together.some((names) => names.includes("+"))).toBe(true);
  });

  it("starts no other build after a failure", async () => {
    const begun: string[] = [];
    const table: PartTable = {
      first: part({
        build: () => {
          begun.push("first");
          return Promise.reject(new Error("no compiler"));
        },
      }),
      second: part({
        build: () => {
          begun.push("second");
          return Promise.reject(new Error("no compiler either"));
        },
      }),
    };
    await expect(buildFrom(table, ["first", "second"], silent)).rejects.toThrow("no compiler");
    expect(begun).toHaveLength(1);
  });
});

describe("partKey", () => {
  it("changes with the inputs and the dependencies' keys, but not with the dependencies' paths", () => {
    const key = partKey("whole", ["a"], { piece: "/cache/piece/k1" });
    expect(partKey("whole", ["a"], { piece: "/elsewhere/piece/k1" })).toBe(key);
    expect(partKey("whole", ["b"], { piece: "/cache/piece/k1" })).not.toBe(key);
    expect(partKey("whole", ["a"], { piece: "/cache/piece/k2" })).not.toBe(key);
  });
});
