import { readFileSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { mustRun } from "@kind-berth-tools/probe";
import { Stack } from "@kind-berth-tools/stack";
import { programsFolder, workspaceRoot } from "./folders";

/** The packages as they would be published, and what a Pulumi program has beside them. */
const published = ["topology", "cli", "components"];
const beside = ["@pulumi/pulumi", "@types/node", "typescript"];

let project: string;

/** The version that this repository uses, so that both are tested with the same. */
function pinned(name: string): string {
  const manifest = readFileSync(join(workspaceRoot, "node_modules", name, "package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), "berth-outside-"));
  const tarballs = join(project, "tarballs");
  await mkdir(tarballs);
  const workspaces = published.map((name) => `--workspace=packages/${name}`);
  await mustRun("npm", [
    "pack",
    `--prefix=${workspaceRoot}`,
    ...workspaces,
    `--pack-destination=${tarballs}`,
  ]);
  const packed = await readdir(tarballs);
  const ours = packed.map(
    (file) => [file.replace(/^berth-(\w+)-.*$/u, "@kind-berth/$1"), `file:tarballs/${file}`] as const,
  );
  const others = beside.map((name) => [name, pinned(name)] as const);
  const dependencies = Object.fromEntries([...ours, ...others]);
  await writeFile(join(project, "package.json"), JSON.stringify({ private: true, dependencies }));
  await cp(join(programsFolder, "outside"), project, { recursive: true });
  await mustRun("npm", ["install", `--prefix=${project}`, "--ignore-scripts", "--no-audit", "--no-fund"]);
});

afterAll(async () => {
  await rm(project, { recursive: true, force: true });
});

it("brings the berth command", async () => {
  const berth = join(project, "node_modules", ".bin", "berth");
  expect(await mustRun(berth, ["--version"])).toMatch(/^\d+\.\d+\.\d+\s*$/u);
});

it.each(["commonjs", "esm"])(
  "is previewed by a %s program under Pulumi's default runtime options",
  async (kind) => {
    const program = join(project, kind);
    const stack = await Stack.open({
      name: "outside",
      program,
      state: join(project, "pulumi", basename(program)),
      env: {},
    });
    const preview = Stack.must(await stack.preview());
    expect(preview.output).toContain("berth:index:KindCluster");
    expect(preview.output).toContain("berth:index:ExposedApp");
    expect(preview.output).toMatch(/url\s*:\s*"http:\/\/web\.localhost:8080\/"/u);
  },
);

it.each(["commonjs", "esm"])("has types that a strict %s program compiles against", async (kind) => {
  await mustRun(join(project, "node_modules", ".bin", "tsc"), ["--noEmit", "--project", join(project, kind)]);
});
