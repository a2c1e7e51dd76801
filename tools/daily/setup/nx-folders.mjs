import { createHash } from "node:crypto";
import { realpathSync } from "node:fs";
import { homedir } from "node:os";
import { basename, isAbsolute, join } from "node:path";

/**
 * Returns environment variables that set the folders for nx's cache and workspace data. Both folders are in the project's cache root
 * (tools/daily/cache/src/root.ts), outside the work tree, so `git clean` and builds do not change them.
 *
 * Each work tree has its own folders, because the workspace data describes the files in a single work tree.
 */
export function nxFolders(env, workTree) {
  const xdg = env.XDG_CACHE_HOME;
  const cacheRoot = join(xdg !== undefined && isAbsolute(xdg) ? xdg : join(homedir(), ".cache"), "berth");
  const path = realpathSync(workTree);
  const hash = createHash("sha256").update(path).digest("hex").slice(0, 12);
  const folder = join(cacheRoot, "nx", `${basename(path)}-${hash}`);
  return {
    NX_CACHE_DIRECTORY: join(folder, "cache"),
    NX_WORKSPACE_DATA_DIRECTORY: join(folder, "workspace-data"),
  };
}
