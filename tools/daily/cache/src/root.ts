import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/**
 * Returns the cache folder that all tools share. It is outside every work tree.
 *
 * The folder is `berth` in the XDG cache folder: `$XDG_CACHE_HOME`, or `~/.cache` if the variable is unset, empty or relative. Source: XDG
 * Base Directory Specification 0.8, "All paths set in these environment variables must be absolute".
 *
 * @param env - The environment variables to read. Default: this process's environment.
 * @returns An absolute path. The folder may not exist yet.
 * @example
 * ```ts
 * cacheRoot({ XDG_CACHE_HOME: "/var/cache/ci" }); // "/var/cache/ci/berth"
 * ```
 */
export function cacheRoot(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const xdg = env["XDG_CACHE_HOME"];
  return join(xdg !== undefined && isAbsolute(xdg) ? xdg : join(homedir(), ".cache"), "berth");
}
