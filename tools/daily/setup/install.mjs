import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { npmCommand, removePinnedNode, usesSystemNode } from "./programs.mjs";
import { root } from "./root.mjs";

const stamp = join(root, "node_modules", ".berth-installed");

/** Returns the hash of the lockfile at the last complete installation. Returns `undefined` if no installation is complete. */
function installed() {
  return existsSync(stamp) ? readFileSync(stamp, "utf8") : undefined;
}

/**
 * Returns a key that depends on the contents of the lockfile and the chosen Node.js. If this key differs from the key of the last
 * installation, the packages must be installed again.
 */
function wanted() {
  const lockfile = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  return usesSystemNode() ? `${lockfile} without the pinned Node.js` : lockfile;
}

/**
 * Installs the packages of the workspace with `npm ci`. If the packages of the current lockfile are already installed, the function does
 * nothing.
 */
export function installPackages(env) {
  if (installed() === wanted()) {
    return;
  }
  const started = Date.now();
  console.error("berth: installing npm packages (about a minute the first time) …");
  const [program, ...args] = npmCommand();
  const npm = spawnSync(program, [...args, "ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    env,
    stdio: ["ignore", 2, 2],
  });
  if (npm.error !== undefined || npm.status !== 0) {
    console.error(`berth: npm ci failed: ${npm.error?.message ?? `exit code ${npm.status}`}`);
    process.exit(1);
  }
  if (usesSystemNode()) removePinnedNode(root);
  writeFileSync(stamp, wanted());
  console.error(`berth: npm packages installed (${Math.round((Date.now() - started) / 1000)} s)`);
}
