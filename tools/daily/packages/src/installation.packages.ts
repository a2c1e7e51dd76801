import { readFileSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { installations, type Installation, type Manager } from "./installations";
import { pack } from "./pack";
import { published, workspaceRoot } from "./published";
import { run } from "./run";

let scratch: string;
/** The path of each package's tarball, by package name. */
const tarballs: Record<string, string> = {};

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "berth-installed-"));
  for (const each of published) tarballs[each.manifest.name] = (await pack(each, scratch)).file;
});

afterAll(async () => {
  await rm(scratch, { recursive: true, force: true });
});

describe.each(installations)("$manager with TypeScript $typescript", (installation) => {
  let project: string;

  beforeAll(async () => {
    project = await install(installation);
  });

  afterAll(async () => {
    await rm(folderOf(installation), { recursive: true, force: true });
  });

  it("installs one copy of each Pulumi package", () => {
    // If the components do not have their own copy of a package, they use the program's copy.
    for (const name of ["pulumi", "kubernetes"]) {
      const [own, ofComponents, ofCommand] = [
        [project],
        [project, "@kind-berth/components"],
        [project, "@kind-berth/components", "@pulumi/command"],
      ].map((path) => resolvedFrom(path, `@pulumi/${name}`));
      expect(ofComponents).toBe(own);
      if (name === "pulumi") expect(ofCommand).toBe(own);
    }
  });

  if (installation.manager === "npm") {
    it("lists one copy of each Pulumi package in `npm ls`", async () => {
      const listed = await run(
        "npm",
        ["ls", "--all", "--parseable", "@pulumi/pulumi", "@pulumi/kubernetes"],
        {
          cwd: project,
        },
      );
      const copies = new Set(listed.split("\n").filter((line) => line.includes("@pulumi")));
      expect([...copies].map((folder) => basename(folder)).sort()).toEqual(["kubernetes", "pulumi"]);
    });
  }

  it("installs the kind-berth command", async () => {
    const [version] = published.map(({ manifest }) => manifest.version);
    const printed = await run(join(project, "node_modules/.bin/kind-berth"), ["--version"], { cwd: project });
    expect(printed.trim()).toBe(version);
  });

  it("compiles strict programs as CommonJS and as ES modules", async () => {
    await run(join(project, "node_modules/.bin/tsc"), ["--project", project], { cwd: project });
  });

  it.each(["commonjs", "esm"])("runs the %s program", async (format) => {
    const program = join(project, format);
    for (const version of installation.nodes) {
      const printed = await run(await nodeOf(version), [join(program, "index.js")], { cwd: program });
      const { types, diagram, node } = JSON.parse(printed) as Record<string, unknown>;
      expect({ diagram, node }).toEqual({ diagram: "function", node: "worker" });
      expect(types).toEqual(
        expect.arrayContaining([
          "berth:index:ExposedApp",
          "berth:index:KindCluster",
          "command:local:Command",
          "kubernetes:apps/v1:Deployment",
        ]),
      );
    }
  });
});

/**
 * Returns the folder of the package `name` that a program imports. The first item in the path is the project. Each later item is a package
 * that the previous item imports.
 */
function resolvedFrom([project = "", ...packages]: readonly string[], name: string): string {
  const [first, ...others] = [...packages, name];
  const file = require.resolve(`${first}/package.json`, { paths: [project] });
  const folder = file.slice(0, -"/package.json".length);
  return others.length === 0 ? folder : resolvedFrom([folder, ...others.slice(0, -1)], name);
}

/** Returns the project folder for an installation. */
function folderOf({ manager, typescript }: Installation): string {
  return join(scratch, `${manager}-${typescript}`);
}

/** Creates a project in an empty folder. The project contains the tarballs, the latest Pulumi version, and the programs. */
async function install(installation: Installation): Promise<string> {
  const { manager, typescript } = installation;
  const project = folderOf(installation);
  await mkdir(project);
  await cp(join(workspaceRoot, "tools/daily/packages/program"), project, { recursive: true });
  const files = Object.fromEntries(Object.entries(tarballs).map(([name, file]) => [name, `file:${file}`]));
  await writeFile(
    join(project, "package.json"),
    JSON.stringify({
      private: true,
      dependencies: {
        ...files,
        "@pulumi/pulumi": "^3",
        "@pulumi/kubernetes": "^4",
        "@types/node": "^24",
        typescript,
      },
      // The packages depend on each other by version, and no registry contains these versions.
      ...(manager === "yarn" ? { resolutions: files } : {}),
    }),
  );
  if (manager === "pnpm")
    await writeFile(
      join(project, "pnpm-workspace.yaml"),
      // JSON is also valid YAML.
      JSON.stringify({ overrides: files, strictDepBuilds: false, minimumReleaseAge: 0 }),
    );
  const [program, ...args] = installCommand(manager);
  await run(program, args, { cwd: project, seconds: 600 });
  return project;
}

/**
 * Returns the command that installs a project. npm uses the machine's cache. The other package managers store their downloads in the
 * temporary folder.
 */
function installCommand(manager: Manager): readonly [string, ...string[]] {
  switch (manager) {
    case "npm":
      return ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund"];
    case "pnpm":
      return ["pnpm", "install", "--ignore-scripts", `--store-dir=${join(scratch, "pnpm-store")}`];
    case "yarn":
      return ["yarn", "install", "--ignore-scripts", `--cache-folder=${join(scratch, "yarn-cache")}`];
  }
}

const nodes = new Map<string, Promise<string>>();

/**
 * Returns the path of a Node.js executable with the given version. The executable comes from the npm package for this platform. If the
 * workspace already pins this version, no package is installed.
 */
function nodeOf(version: string): Promise<string> {
  if (process.version === `v${version}`) return Promise.resolve(process.execPath);
  const known = nodes.get(version) ?? installNode(version);
  nodes.set(version, known);
  return known;
}

async function installNode(version: string): Promise<string> {
  const folder = join(scratch, `node-${version}`);
  const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  await mkdir(folder);
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true }));
  await run("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", `${name}@${version}`], {
    cwd: folder,
  });
  const installed = join(folder, "node_modules", name, "bin/node");
  expect(readFileSync(installed).length).toBeGreaterThan(0);
  return installed;
}
