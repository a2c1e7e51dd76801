import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/**
 * The one folder that all tools keep their parts in, outside any work tree.
 *
 * It is `berth` in the XDG cache folder: `$XDG_CACHE_HOME`, or `~/.cache` where that is unset, empty or relative
 * (source: XDG Base Directory Specification 0.8, "All paths set in these environment variables must be absolute").
 *
 * @param env - The environment to read. Default: that of this process.
 * @returns An absolute path; the folder may not exist yet.
 * @example
 * ```ts
 * cacheRoot({ XDG_CACHE_HOME: "/var/cache/ci" }); // "/var/cache/ci/berth"
 * ```
 */
export function cacheRoot(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const xdg = env["XDG_CACHE_HOME"];
  return join(xdg !== undefined && isAbsolute(xdg) ? xdg : join(homedir(), ".cache"), "berth");
}
