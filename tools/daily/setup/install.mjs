import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { npmCommand, removePinnedNode, usesSystemNode } from "./programs.mjs";
import { root } from "./root.mjs";

const stamp = join(root, "node_modules", ".berth-installed");

/** Returns the key (see `wanted`) of the last complete installation, or `undefined` if there is none. */
function installed() {
  return existsSync(stamp) ? readFileSync(stamp, "utf8") : undefined;
}

/**
 * Returns a key that depends on the lockfile's contents and the chosen Node.js. If it differs from the key of the last installation, the
 * packages must be reinstalled.
 */
function wanted() {
  const lockfile = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  return usesSystemNode() ? `${lockfile} without the pinned Node.js` : lockfile;
}

/**
 * Installs the workspace's packages with `npm ci`. Does nothing if the packages in the current lockfile are already installed.
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
