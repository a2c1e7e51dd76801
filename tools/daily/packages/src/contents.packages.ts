import { globSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { otherContents } from "./contents";
import { pack, type Packed } from "./pack";
import { published, workspaceRoot } from "./published";
import { run } from "./run";

let scratch: string;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "berth-packed-"));
});

afterAll(async () => {
  await rm(scratch, { recursive: true, force: true });
});

describe.each(published)("$manifest.name", (each) => {
  let packed: Packed;

  beforeAll(async () => {
    packed = await pack(each, scratch);
  });

  it("contains the compiled sources with their types, the listed files, and nothing else", () => {
    const modules = globSync("**/*.ts", { cwd: join(each.folder, "src") })
      .filter((file) => !file.endsWith(".test.ts"))
      .map((file) => `dist/${file.replace(/\.ts$/u, "")}`);
    const compiled = modules.flatMap((module) => [`${module}.js`, `${module}.d.ts`]);
    const listed = otherContents[each.short] ?? [];
    expect(packed.contents).toEqual([...compiled, ...listed].sort());
  });

  it("contains the project's license", () => {
    const license = (folder: string) => readFileSync(join(folder, "LICENSE"), "utf8");
    expect(license(each.folder)).toBe(license(workspaceRoot));
  });

  it("has the metadata of a published package", () => {
    const directory = `packages/${each.short}`;
    expect(each.manifest).toMatchObject({
      license: "Apache-2.0",
      description: expect.any(String) as string,
      keywords: expect.arrayContaining(["kind"]) as string[],
      homepage: `https://github.com/kind-berth/berth/tree/main/${directory}#readme`,
      bugs: "https://github.com/kind-berth/berth/issues",
      repository: { type: "git", url: "git+https://github.com/kind-berth/berth.git", directory },
      engines: { node: ">=22" },
      publishConfig: { access: "public" },
    });
  });

  it("passes publint and attw", async () => {
    const script = join(workspaceRoot, "tools/daily/packages/lint-package.mjs");
    expect(JSON.parse(await run("node", [script, packed.file], { cwd: scratch }))).toEqual([]);
  });
});
