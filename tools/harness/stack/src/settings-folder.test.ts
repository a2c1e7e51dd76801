import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { prepareSettingsFolder } from "./settings-folder";

let scratch = "";
let program = "";
let folder = "";

beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), "berth-settings-"));
  program = join(scratch, "program");
  folder = join(scratch, "state", "program");
  await mkdir(program);
});

afterEach(() => rm(scratch, { recursive: true }));

const project = (lines: readonly string[]) =>
  writeFile(join(program, "Pulumi.yaml"), `${lines.join("\n")}\n`);
const copied = async () => parse(await readFile(join(folder, "Pulumi.yaml"), "utf8")) as unknown;

it("copies the project with the program as `main`, and does not change the program's folder", async () => {
  await project(["name: shop", "runtime: nodejs", "config:", "  hostPort:", "    default: 8080"]);
  await prepareSettingsFolder(program, folder);
  expect(await copied()).toEqual({
    name: "shop",
    runtime: "nodejs",
    config: { hostPort: { default: 8080 } },
    main: program,
  });
  expect(await readdir(program)).toEqual(["Pulumi.yaml"]);
});

it("keeps the project's own `main`, as an absolute path", async () => {
  await project(["name: shop", "runtime: nodejs", "main: src/index.ts"]);
  await prepareSettingsFolder(program, folder);
  expect(await copied()).toMatchObject({ main: join(program, "src", "index.ts") });
});

it("copies a changed project again, and keeps the configuration that the CLI wrote", async () => {
  await project(["name: shop", "runtime: nodejs"]);
  await prepareSettingsFolder(program, folder);
  await writeFile(join(folder, "Pulumi.dev.yaml"), "config: {}\n");
  await project(["name: shop", "description: changed", "runtime: nodejs"]);
  await prepareSettingsFolder(program, folder);
  expect(await copied()).toMatchObject({ description: "changed" });
  expect((await readdir(folder)).sort()).toEqual(["Pulumi.dev.yaml", "Pulumi.yaml"]);
});

it("fails for a folder that is not a Pulumi program", async () => {
  await expect(prepareSettingsFolder(program, folder)).rejects.toThrow(/Pulumi\.yaml/u);
});
