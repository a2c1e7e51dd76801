import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A temporary folder for one test. It is the XDG cache folder until it is removed. */
export interface CacheHome {
  /** Absolute path. */
  readonly folder: string;
  /** Sets an environment variable until {@link CacheHome.remove}. */
  set(variable: string, value: string | undefined): void;
  /** Restores the environment and removes the folder. */
  remove(): void;
}

/** Creates the folder, so that `cacheRoot()` is inside it. */
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
