import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, delimiter, join } from "node:path";
import { mustRun } from "@kind-berth-tools/probe";
import { Stack } from "@kind-berth-tools/stack";
import { programsFolder, workspaceRoot } from "./folders";

/** The packages to publish, and the other dependencies of a Pulumi program. */
const published = ["topology", "diagram", "driver", "components", "cli"];
const beside = ["@pulumi/pulumi", "@types/node", "typescript"];

let project: string;

/** Returns the version that this repository pins for a package. The tests use the same version. */
function pinned(name: string): string {
  const manifest = readFileSync(join(workspaceRoot, "node_modules", name, "package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}

/** Returns the package name for a file that `npm pack` created, such as `kind-berth-driver-0.1.0.tgz`. */
function packageName(file: string): string {
  const scoped = /^kind-berth-([a-z]+)-\d/u.exec(file)?.[1];
  return scoped === undefined ? "kind-berth" : `@kind-berth/${scoped}`;
}

/** Opens a stack for one of the programs. */
function openStack(format: string): Promise<Stack> {
  const program = join(project, format);
  return Stack.open({ name: "outside", program, state: join(project, "pulumi", basename(program)), env: {} });
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
  expect(packed.map(packageName).sort()).toEqual([
    "@kind-berth/components",
    "@kind-berth/diagram",
    "@kind-berth/driver",
    "@kind-berth/topology",
    "kind-berth",
  ]);
  const ours = packed.map((file) => [packageName(file), `file:tarballs/${file}`] as const);
  const others = beside.map((name) => [name, pinned(name)] as const);
  const dependencies = Object.fromEntries([...ours, ...others]);
  await writeFile(join(project, "package.json"), JSON.stringify({ private: true, dependencies }));
  await cp(join(programsFolder, "outside"), project, { recursive: true });
  await mustRun("npm", ["install", `--prefix=${project}`, "--ignore-scripts", "--no-audit", "--no-fund"]);
});

afterAll(async () => {
  await rm(project, { recursive: true, force: true });
});

it.each(["berth", "kind-berth"])("installs the command %s", async (command) => {
  const installed = join(project, "node_modules", ".bin", command);
  expect(await mustRun(installed, ["--version"])).toMatch(/^\d+\.\d+\.\d+\s*$/u);
});

it.each(["commonjs", "esm"])(
  "works in the preview of a %s program with Pulumi's default runtime options",
  async (kind) => {
    const stack = await openStack(kind);
    const preview = Stack.must(await stack.preview());
    expect(preview.output).toContain("berth:index:KindCluster");
    expect(preview.output).toContain("berth:index:ExposedApp");
    expect(preview.output).toMatch(/url\s*:\s*"http:\/\/web\.localhost:8080\/"/u);
  },
);

it.each(["commonjs", "esm"])("provides types with which a strict %s program compiles", async (kind) => {
  await mustRun(join(project, "node_modules", ".bin", "tsc"), ["--noEmit", "--project", join(project, kind)]);
});

describe("a Command that runs in an empty folder, outside a Node.js project", () => {
  /** The inputs of the Commands in a stack. */
  interface DriverInputs {
    readonly interpreter: readonly string[];
    readonly create: string;
    readonly delete: string;
  }

  let elsewhere: string;
  let cluster: DriverInputs;

  beforeAll(async () => {
    // Use a folder outside the project, because Node.js would find the project's packages inside it.
    elsewhere = await mkdtemp(join(tmpdir(), "berth-elsewhere-"));
    await mkdir(join(elsewhere, "empty"));
    const { stdout } = Stack.must(await (await openStack("commonjs")).preview(["--json"]));
    const { steps } = JSON.parse(stdout) as {
      steps: readonly { readonly urn: string; readonly newState?: { readonly inputs: DriverInputs } }[];
    };
    const step = steps.find(({ urn }) => urn.endsWith("command:local:Command::demo"));
    if (step?.newState === undefined) throw new Error(`the preview has no Command of the cluster: ${stdout}`);
    cluster = step.newState.inputs;

    const tarballs = await readdir(join(project, "tarballs"));
    const needed = tarballs.filter((file) => packageName(file) !== "@kind-berth/components");
    const files = needed.map((file) => join(project, "tarballs", file));
    const options = [`--prefix=${join(elsewhere, "npm")}`, "--ignore-scripts", "--no-audit", "--no-fund"];
    await mustRun("npm", ["install", "--global", ...options, ...files]);
  });

  afterAll(async () => {
    await rm(elsewhere, { recursive: true, force: true });
  });

  /** Runs a Command resource's shell command in the same way as the Command provider. PATH does not contain an installed `kind-berth`. */
  function run(text: string, input: string, installed: boolean) {
    const [program, ...args] = cluster.interpreter;
    expect(program).toBe("node");
    const path = (process.env["PATH"] ?? "")
      .split(delimiter)
      .filter((folder) => !existsSync(join(folder, "kind-berth")));
    const bin = join(elsewhere, "npm", "bin");
    const { status, stdout, stderr } = spawnSync(process.execPath, [...args, text], {
      cwd: join(elsewhere, "empty"),
      env: {
        ...process.env,
        PATH: [...path, ...(installed ? [bin] : [])].join(delimiter),
        PULUMI_HOME: elsewhere,
        BERTH_DRIVER: "",
      },
      input,
      encoding: "utf8",
    });
    return { status, stdout, stderr };
  }

  /** The plan for a cluster that does not exist. */
  const plan = JSON.stringify({
    version: 1,
    name: `outside-${process.pid}`,
    owner: "outside/dev/demo",
    nodes: [],
    ports: [],
  });

  it("succeeds in deleting a cluster that does not exist, with a globally installed driver", () => {
    expect(run(cluster.delete, plan, true)).toMatchObject({ status: 0, stdout: "" });
  });

  it("rejects an invalid plan, with a globally installed driver", () => {
    const { status, stdout, stderr } = run(cluster.create, "{}", true);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain("[PLAN_INVALID]");
  });

  it("control: reports that the driver is missing without the global installation", () => {
    const { status, stdout, stderr } = run(cluster.delete, plan, false);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/npm install --global kind-berth \[DRIVER_NOT_FOUND\]$/mu);
  });
});
