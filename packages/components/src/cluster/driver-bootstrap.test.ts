import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { driverBootstrap } from "./driver-bootstrap";

let home: string;
let program: string;

beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), "berth-bootstrap-")));
  program = join(home, "program");
  mkdirSync(program);
});

afterEach(() => {
  rmSync(home, { recursive: true });
});

function write(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** Installs a package in a folder's `node_modules`. The package prints a name and the command. */
function install(
  folder: string,
  name: string,
  code = `exports.run = (command) => console.log(${JSON.stringify(name)} + " runs " + command);`,
  installed: "@kind-berth/driver" | "@kind-berth/components" = "@kind-berth/driver",
): void {
  const at = join(folder, "node_modules", installed);
  const subpath = installed === "@kind-berth/driver" ? "." : "./driver";
  write(join(at, "package.json"), JSON.stringify({ name: installed, exports: { [subpath]: "./driver.js" } }));
  write(join(at, "driver.js"), code);
}

function installComponents(folder: string, name: string): void {
  install(folder, name, undefined, "@kind-berth/components");
}

/** Runs the bootstrap text in the program's working directory, as Pulumi's Command provider does. */
function run(env: Readonly<Record<string, string>> = {}, text = "cluster delete") {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["-e", driverBootstrap, "--", text], {
    cwd: program,
    env: { HOME: home, USERPROFILE: home, ...env },
    input: "a plan",
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

const ranBy = (name: string) => ({ status: 0, stdout: `${name} runs cluster delete\n`, stderr: "" });

// After a version is published, never change this text to make the test pass. See `driver-bootstrap.ts`.
it("is the same text in every release", () => {
  expect(driverBootstrap).toBe(
    String.raw`(() => {const fs = require('fs'), os = require('os'), path = require('path'), { createRequire } = require('module'), { env } = process;const list = (folder) => { try { return fs.readdirSync(folder); } catch { return []; } };const plugin = /^resource-(?:.*_)?kind-berth(?:\.git)?-v(\d+)\.(\d+)\.(\d+)(-.+)?$/;const newestFirst = (a, b) => b[1] - a[1] || b[2] - a[2] || b[3] - a[3] || !b[4] - !a[4] || String(b[4]).localeCompare(a[4], 'en', { numeric: true });const plugins = () => path.join(env.PULUMI_HOME || path.join(os.homedir(), '.pulumi'), 'plugins');const places = [['environment variable BERTH_DRIVER', () => env.BERTH_DRIVER ? [env.BERTH_DRIVER] : []],['working directory', () => [process.cwd()]],['Pulumi plugin kind-berth', () => list(plugins()).map((name) => plugin.exec(name)).filter(Boolean).sort(newestFirst).map(([name]) => path.join(plugins(), name))],['program kind-berth on PATH', () => (env.PATH || '').split(path.delimiter).flatMap((folder) => ['kind-berth', 'kind-berth.cmd'].map((name) => path.resolve(folder, name)).filter((file) => fs.existsSync(file)).flatMap((file) => [path.dirname(fs.realpathSync(file)), path.resolve(folder, 'node_modules', 'kind-berth')]))]];const searched = [];for (const [place, foldersOf] of places) {const folders = foldersOf();searched.push('  ' + place + ': ' + (folders.join(', ') || 'none'));for (const folder of folders) for (const name of ['@kind-berth/components/driver', '@kind-berth/driver']) {const load = createRequire(path.resolve(folder, 'index.js'));try { load.resolve(name); } catch (error) { if (error.code === 'MODULE_NOT_FOUND') continue; throw error; }return load(name).run(process.argv[1]);}}console.error(['Berth needs its driver, an npm package, and cannot find it. It searched:', ...searched, 'Install it in the folder of the Pulumi program: npm install @kind-berth/components', 'Or, for a program that is not a Node.js project: npm install --global kind-berth [DRIVER_NOT_FOUND]'].join('\n'));process.exitCode = 1;})()`,
  );
});

it("contains no character that a Windows command line could alter", () => {
  expect(driverBootstrap).not.toMatch(/["%\r\n]/u);
});

it("prefers the driver in the folder BERTH_DRIVER to any other driver", () => {
  install(join(home, "own"), "own");
  installComponents(program, "program");
  expect(run({ BERTH_DRIVER: join(home, "own") })).toEqual(ranBy("own"));
  expect(run({ BERTH_DRIVER: join("..", "own") })).toEqual(ranBy("own"));
  expect(run({ BERTH_DRIVER: "" })).toEqual(ranBy("program"));
});

it("prefers a driver in the program's folder or a parent folder to a driver installed for the user", () => {
  install(join(home, ".pulumi", "plugins", "resource-kind-berth-v1.0.0"), "plugin");
  installComponents(home, "workspace");
  expect(run()).toEqual(ranBy("workspace"));
  installComponents(program, "program");
  expect(run()).toEqual(ranBy("program"));
});

it("finds the driver in the Pulumi plugin with the highest version", () => {
  const versions = ["1.9.0", "1.10.0-rc.2", "1.10.0", "1.10.0-rc.10", "1.2.30"];
  for (const version of versions)
    installComponents(join(home, ".pulumi", "plugins", `resource-kind-berth-v${version}`), version);
  for (const other of [
    "resource-kind-berthing-v9.0.0",
    "resource-kind-berth-v9.0.0.lock",
    "tool-kind-berth-v9.0.0",
  ])
    installComponents(join(home, ".pulumi", "plugins", other), other);
  for (const version of ["1.10.0", "1.10.0-rc.10", "1.10.0-rc.2", "1.9.0", "1.2.30"]) {
    expect(run()).toEqual(ranBy(version));
    rmSync(join(home, ".pulumi", "plugins", `resource-kind-berth-v${version}`), { recursive: true });
  }
  expect(run().status).toBe(1);
});

it("finds the driver in a plugin from a Git repository under PULUMI_HOME", () => {
  const name = "resource-github.com_somebody_kind-berth.git-v0.0.0-x0123456";
  install(join(home, "elsewhere", "plugins", name), "plugin");
  expect(run({ PULUMI_HOME: join(home, "elsewhere") })).toEqual(ranBy("plugin"));
  expect(run().status).toBe(1);
});

it("finds the driver if the plugin folder is the package itself", () => {
  const plugin = join(home, ".pulumi", "plugins", "resource-kind-berth-v1.0.0");
  const name = "@kind-berth/components";
  write(join(plugin, "package.json"), JSON.stringify({ name, exports: { "./driver": "./driver.js" } }));
  write(join(plugin, "driver.js"), 'exports.run = (command) => console.log("itself runs " + command);');
  expect(run()).toEqual(ranBy("itself"));
});

describe("the program kind-berth on PATH", () => {
  const path = (...folders: string[]) => ({ PATH: folders.join(process.platform === "win32" ? ";" : ":") });

  it("locates the driver through the symbolic link that npm creates on Linux and macOS", () => {
    const packages = join(home, "lib", "node_modules");
    write(join(packages, "kind-berth", "bin", "berth.js"), "");
    install(join(packages, "kind-berth"), "global");
    mkdirSync(join(home, "bin"));
    symlinkSync("../lib/node_modules/kind-berth/bin/berth.js", join(home, "bin", "kind-berth"));
    expect(run(path(join(home, "nowhere"), join(home, "bin")))).toEqual(ranBy("global"));
  });

  it("locates the driver in the adjacent node_modules folder, as npm installs it on Windows", () => {
    write(join(home, "npm", "kind-berth.cmd"), "");
    install(join(home, "npm", "node_modules", "kind-berth"), "global");
    expect(run(path(join(home, "npm")))).toEqual(ranBy("global"));
  });

  it("is skipped if no driver is installed with the program", () => {
    write(join(home, "shims", "kind-berth"), "");
    write(join(home, "npm", "kind-berth.cmd"), "");
    install(join(home, "npm", "node_modules", "kind-berth"), "global");
    expect(run(path(join(home, "shims"), join(home, "npm")))).toEqual(ranBy("global"));
  });

  it("is only searched after Pulumi's plugins", () => {
    write(join(home, "npm", "kind-berth.cmd"), "");
    install(join(home, "npm"), "global");
    install(join(home, ".pulumi", "plugins", "resource-kind-berth-v1.0.0"), "plugin");
    expect(run(path(join(home, "npm")))).toEqual(ranBy("plugin"));
  });
});

it("reports the searched places and the fix if it finds no driver", () => {
  install(join(home, "bin"), "global");
  mkdirSync(join(home, ".pulumi", "plugins", "resource-kind-berth-v1.0.0"), { recursive: true });
  // The search skips this folder on PATH, because the folder does not contain the `kind-berth` program.
  const { status, stdout, stderr } = run({ PATH: join(home, "bin"), BERTH_DRIVER: join(home, "own") });
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toBe(`Berth needs its driver, an npm package, and cannot find it. It searched:
  environment variable BERTH_DRIVER: ${join(home, "own")}
  working directory: ${program}
  Pulumi plugin kind-berth: ${join(home, ".pulumi", "plugins", "resource-kind-berth-v1.0.0")}
  program kind-berth on PATH: none
Install it in the folder of the Pulumi program: npm install @kind-berth/components
Or, for a program that is not a Node.js project: npm install --global kind-berth [DRIVER_NOT_FOUND]
`);
});

describe("an error in a package that the search found", () => {
  it.each([
    ["a required module is missing", 'require("berth-missing");', "Cannot find module 'berth-missing'"],
    [
      "the driver's command fails",
      'exports.run = async () => { throw Object.assign(new Error("no engine"), { code: "MODULE_NOT_FOUND" }); };',
      "no engine",
    ],
  ])("ends the search if %s", (_, code, message) => {
    install(program, "broken", code);
    installComponents(join(home, ".pulumi", "plugins", "resource-kind-berth-v1.0.0"), "plugin");
    const { status, stdout, stderr } = run();
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("DRIVER_NOT_FOUND");
  });

  it("ends the search if the package exports no driver", () => {
    const manifest = { name: "@kind-berth/components", exports: { ".": "./index.js" } };
    write(join(program, "node_modules", "@kind-berth/components/package.json"), JSON.stringify(manifest));
    install(join(home, ".pulumi", "plugins", "resource-kind-berth-v1.0.0"), "plugin");
    const { status, stderr } = run();
    expect(status).toBe(1);
    expect(stderr).toContain("ERR_PACKAGE_PATH_NOT_EXPORTED");
  });
});

it("lets the driver read standard input and set the exit code", () => {
  const code = `exports.run = async (command) => {
    for await (const part of process.stdin) process.stdout.write(command + ": " + part);
    process.exitCode = 3;
  };`;
  install(program, "driver", code);
  expect(run({}, "app verify")).toEqual({ status: 3, stdout: "app verify: a plan", stderr: "" });
});
