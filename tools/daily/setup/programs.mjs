// The programs that the set-up scripts start, as commands that need no shell.
//
// On Windows, npm installs programs as batch files (`npm.cmd`, `.bin/nx.cmd`). Node.js starts batch files only through a shell, so the
// scripts start the JavaScript files behind them.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { delimiter, join, posix, win32 } from "node:path";

/** The operating system of this process. Tests replace it. */
export const thisSystem = {
  platform: process.platform,
  execPath: process.execPath,
  env: process.env,
  exists: existsSync,
};

/**
 * Whether all programs use the Node.js that runs this script, instead of the pinned Node.js. This is the case if `BERTH_NODE` is `system`.
 * CI sets the variable to test other versions of Node.js.
 */
export function usesSystemNode({ env } = thisSystem) {
  const { BERTH_NODE: wanted = "" } = env;
  if (!["", "pinned", "system"].includes(wanted))
    throw new Error(`BERTH_NODE is "${wanted}". Set it to "system" or "pinned" (default).`);
  return wanted === "system";
}

/**
 * Returns the path of Node.js. It is the pinned Node.js from the npm package `node`, or the current Node.js if `BERTH_NODE` is `system`.
 */
export function nodeProgram(root, system = thisSystem) {
  const { platform, execPath, exists } = system;
  const pinned =
    platform === "win32"
      ? win32.join(root, "node_modules", "node", "bin", "node.exe")
      : posix.join(root, "node_modules", ".bin", "node");
  return usesSystemNode(system) || !exists(pinned) ? execPath : pinned;
}

/** Returns the command that runs nx. */
export function nxCommand(root, system = thisSystem) {
  const folder = join(root, "node_modules", "nx");
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return [nodeProgram(root, system), join(folder, bin.nx)];
}

/**
 * Returns the command that runs npm. On Windows, npm's JavaScript file is next to Node.js. If npm started this script, an environment
 * variable contains the path of the file.
 */
export function npmCommand({ platform, execPath, env } = thisSystem) {
  if (platform !== "win32") return ["npm"];
  const { npm_execpath: running = "" } = env;
  const beside = win32.join(win32.dirname(execPath), "node_modules", "npm", "bin", "npm-cli.js");
  return [execPath, running.endsWith("npm-cli.js") ? running : beside];
}

/**
 * Returns the value of PATH that each program gets. The programs of npm packages come first. If the current Node.js is used, its folder comes
 * before them.
 */
export function pathOf(root, system = thisSystem) {
  const { env, execPath } = system;
  const first = usesSystemNode(system) ? [join(execPath, "..")] : [];
  return [...first, join(root, "node_modules", ".bin"), env.PATH ?? ""].join(delimiter);
}

/**
 * Removes the links to the pinned Node.js. npm puts the folder that contains these links first on the PATH of each script. The script would
 * therefore use the pinned Node.js instead of any other.
 */
export function removePinnedNode(root) {
  for (const name of ["node", "node.cmd", "node.ps1"])
    rmSync(join(root, "node_modules", ".bin", name), { force: true });
}
