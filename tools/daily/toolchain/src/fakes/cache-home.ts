import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder of a test's own, which is the XDG cache folder until it is removed. */
export interface CacheHome {
  /** Absolute path. */
  readonly folder: string;
  /** Sets an environment variable until {@link CacheHome.remove}. */
  set(variable: string, value: string | undefined): void;
  /** Puts the environment back and removes the folder. */
  remove(): void;
}

/** Makes the folder and has `cacheRoot()` lie in it. */
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
