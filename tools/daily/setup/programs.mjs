// The programs that the setup scripts start. Each program is a command that needs no shell.
//
// On Windows, npm installs programs as batch files (`npm.cmd`, `.bin/nx.cmd`). Node.js starts batch files only through a shell, so the
// scripts start the JavaScript files behind them.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { delimiter, join, posix, win32 } from "node:path";

/** This process's operating system. Tests replace it. */
export const thisSystem = {
  platform: process.platform,
  execPath: process.execPath,
  env: process.env,
  exists: existsSync,
};

/**
 * Whether all programs use the Node.js that runs this script instead of the pinned Node.js. This is the case if `BERTH_NODE` is `system`.
 * CI sets this value to test other Node.js versions.
 */
export function usesSystemNode({ env } = thisSystem) {
  const { BERTH_NODE: wanted = "" } = env;
  if (!["", "pinned", "system"].includes(wanted))
    throw new Error(`BERTH_NODE is "${wanted}". Set it to "system" or "pinned" (default).`);
  return wanted === "system";
}

/**
 * Returns the path of Node.js. This is the pinned Node.js from the npm package `node`, or the current Node.js if `BERTH_NODE` is `system`.
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
 * Returns the command that runs npm. On Windows, the command runs npm's JavaScript file. If npm started this script, an environment
 * variable contains the file's path. If not, the file is next to Node.js.
 */
export function npmCommand({ platform, execPath, env } = thisSystem) {
  if (platform !== "win32") return ["npm"];
  const { npm_execpath: running = "" } = env;
  const beside = win32.join(win32.dirname(execPath), "node_modules", "npm", "bin", "npm-cli.js");
  return [execPath, running.endsWith("npm-cli.js") ? running : beside];
}

/**
 * Returns the PATH for all programs. It begins with the programs from npm packages. If the current Node.js is used, its folder comes before
 * them.
 */
export function pathOf(root, system = thisSystem) {
  const { env, execPath } = system;
  const first = usesSystemNode(system) ? [join(execPath, "..")] : [];
  return [...first, join(root, "node_modules", ".bin"), env.PATH ?? ""].join(delimiter);
}

/**
 * Removes the links to the pinned Node.js. On each script's PATH, npm puts the folder with these links first, so scripts would always use
 * the pinned Node.js.
 */
export function removePinnedNode(root) {
  for (const name of ["node", "node.cmd", "node.ps1"])
    rmSync(join(root, "node_modules", ".bin", name), { force: true });
}
