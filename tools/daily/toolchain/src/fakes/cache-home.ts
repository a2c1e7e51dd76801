import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A temporary folder for one test, which is this process's XDG cache folder until the test removes it. */
export interface CacheHome {
  /** The absolute path of the folder. */
  readonly folder: string;
  /** Sets an environment variable. {@link CacheHome.remove} restores it. */
  set(variable: string, value: string | undefined): void;
  /** Restores the environment variables and removes the folder. */
  remove(): void;
}

/** Creates the folder. `cacheRoot()` then returns a path inside this folder. */
export function makeCacheHome(): CacheHome {
  const folder = mkdtempSync(join(tmpdir(), "berth-toolchain-"));
  const before = { ...process.env };
  const set = (variable: string, value: string | undefined): void => {
    if (value === undefined) Reflect.deleteProperty(process.env, variable);
    else process.env[variable] = value;
  };
  set("XDG_CACHE_HOME", folder);
  return {
    folder,
    set,
    remove: () => {
      for (const variable of Object.keys(process.env)) set(variable, before[variable]);
      for (const [variable, value] of Object.entries(before)) set(variable, value);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
