import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const workTree = join(__dirname, "../../../../..");
const programs = pathToFileURL(join(workTree, "tools/daily/setup/programs.mjs")).href;

/**
 * Evaluates an expression that can call functions from the setup scripts. The expression runs in a separate process, because the scripts
 * are ES modules.
 */
function evaluate(expression: string): unknown {
  const program = `
    import * as programs from ${JSON.stringify(programs)};
    console.log(JSON.stringify(${expression}));
  `;
  const printed = execFileSync(process.execPath, ["--input-type=module", "--eval", program], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  return JSON.parse(printed);
}

/** Describes a machine on which only these files exist. */
function system(
  platform: string,
  execPath: string,
  files: readonly string[],
  env: Record<string, string> = {},
) {
  const fields = JSON.stringify({ platform, execPath, env });
  return `{ ...${fields}, exists: (file) => ${JSON.stringify(files)}.includes(file) }`;
}

const windowsNode = String.raw`C:\Program Files\nodejs\node.exe`;
const windowsRoot = String.raw`C:\berth`;
const windowsPinned = String.raw`C:\berth\node_modules\node\bin\node.exe`;

describe("nodeProgram", () => {
  const nodeOf = (root: string, machine: string) =>
    evaluate(`programs.nodeProgram(${JSON.stringify(root)}, ${machine})`);

  it("is the pinned Node.js", () => {
    const pinned = "/berth/node_modules/.bin/node";
    expect(nodeOf("/berth", system("linux", "/usr/bin/node", [pinned]))).toBe(pinned);
  });

  it("is a program instead of a batch file on Windows", () => {
    expect(nodeOf(windowsRoot, system("win32", windowsNode, [windowsPinned]))).toBe(windowsPinned);
  });

  it("is the current Node.js if no pinned Node.js exists", () => {
    expect(nodeOf("/berth", system("darwin", "/opt/node", []))).toBe("/opt/node");
  });

  it("is the current Node.js if BERTH_NODE requests it", () => {
    const machine = system("win32", windowsNode, [windowsPinned], { BERTH_NODE: "system" });
    expect(nodeOf(windowsRoot, machine)).toBe(windowsNode);
  });

  it("rejects another value of BERTH_NODE", () => {
    const machine = system("linux", "/usr/bin/node", [], { BERTH_NODE: "22" });
    expect(() => nodeOf("/berth", machine)).toThrow('BERTH_NODE is "22"');
  });
});

describe("npmCommand", () => {
  const npmOf = (machine: string) => evaluate(`programs.npmCommand(${machine})`);

  it.each(["linux", "darwin"])("is npm on %s", (platform) => {
    expect(npmOf(system(platform, "/usr/bin/node", []))).toEqual(["npm"]);
  });

  it("is npm's JavaScript file next to Node.js on Windows", () => {
    const file = String.raw`C:\Program Files\nodejs\node_modules\npm\bin\npm-cli.js`;
    expect(npmOf(system("win32", windowsNode, []))).toEqual([windowsNode, file]);
  });

  it("is the running npm on Windows, but not another package manager", () => {
    const of = (file: string) => npmOf(system("win32", windowsNode, [], { npm_execpath: file }));
    const running = String.raw`D:\npm\bin\npm-cli.js`;
    expect(of(running)).toEqual([windowsNode, running]);
    expect(of(String.raw`D:\yarn\yarn.js`)).not.toContain(String.raw`D:\yarn\yarn.js`);
  });
});

it("runs the JavaScript file of nx", () => {
  const command = evaluate(`programs.nxCommand(${JSON.stringify(workTree)})`) as string[];
  expect(command).toHaveLength(2);
  expect(existsSync(command[1] ?? "")).toBe(true);
  expect(readFileSync(command[1] ?? "", "utf8")).toMatch(/^#!.*node/u);
});

it("puts the current Node.js before the pinned one on the PATH if BERTH_NODE requests it", () => {
  const pathOf = (env: Record<string, string>) =>
    evaluate(`programs.pathOf("/berth", ${system("linux", "/opt/22/bin/node", [], env)})`);
  expect(pathOf({ PATH: "/usr/bin" })).toBe("/berth/node_modules/.bin:/usr/bin");
  expect(pathOf({ PATH: "/usr/bin", BERTH_NODE: "system" })).toBe(
    "/opt/22/bin:/berth/node_modules/.bin:/usr/bin",
  );
});

it("removes the pinned Node.js from the programs of npm packages, and nothing else", () => {
  const root = mkdtempSync(join(tmpdir(), "berth-programs-"));
  try {
    const bin = join(root, "node_modules", ".bin");
    mkdirSync(bin, { recursive: true });
    for (const name of ["node", "node.cmd", "node-which", "nx"]) writeFileSync(join(bin, name), "");
    evaluate(`programs.removePinnedNode(${JSON.stringify(root)}) ?? null`);
    expect(["node", "node.cmd", "node-which", "nx"].filter((name) => existsSync(join(bin, name)))).toEqual([
      "node-which",
      "nx",
    ]);
  } finally {
    rmSync(root, { recursive: true });
  }
});
