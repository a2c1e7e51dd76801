import { randomUUID } from "node:crypto";
import { mkdir, readdir, rename, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { exclusively, type WaitOptions } from "./lock";
import { cacheRoot } from "./root";

/**
 * Matches folders in which a process is building or removing an entry. Such folders are not entries. An entry's key never begins with a
 * dot.
 */
const UNFINISHED = /^\.(building|leaving)-/;

/**
 * Returns the folder `<root>/<name>/<key>`. If the folder does not exist, `build` creates it.
 *
 * `build` fills a temporary folder, which is renamed when the build succeeds. Every entry is therefore complete, even if a process is
 * killed during a build. Only one process at a time builds entries with the same name. Other processes report that they are waiting, and
 * then use the finished entry. The next build deletes leftovers from killed builds. {@link cached} records each use of an entry for
 * {@link forget}.
 *
 * @param name - The entry's type, such as `kind` or `node-image`. It is also a folder name.
 * @param key - The {@link contentKey} for all inputs of the build.
 * @param build - A function that fills the folder with the given path. If `build` throws an error, the folder is deleted.
 * @param options - How to wait while another process builds.
 * @returns The entry's absolute path. Callers must not change the entry's contents.
 * @throws RangeError if `name` or `key` is not a plain file name. Errors from `build` are thrown unchanged.
 * @example
 * ```ts
 * const dir = await cached("kind", contentKey("0.33.0"), async (dir) => {
 *   await writeFile(join(dir, "kind"), await download("kind"));
 * });
 * ```
 */
export async function cached(
  name: string,
  key: string,
  build: (dir: string) => Promise<void>,
  options: WaitOptions = {},
): Promise<string> {
  const home = folderOf(name);
  const entry = join(home, plainName("key", key));
  if (await isUsable(entry)) return entry;
  return exclusively(
    lockOf(home),
    `build of ${name}`,
    async () => {
      if (await isUsable(entry)) return entry;
      await clearUnfinished(home);
      const building = join(home, `.building-${key}-${randomUUID()}`);
      await mkdir(building);
      try {
        await build(building);
        await rename(building, entry);
      } catch (error) {
        await rm(building, { recursive: true, force: true });
        throw error;
      }
      return entry;
    },
    options,
  );
}

/**
 * Removes the least recently used entries with the given name.
 *
 * @param name - The `name` argument of {@link cached}.
 * @param keep - The number of most recently used entries to keep. If `keep` is 0, all entries are removed.
 * @param options - How to wait while another process builds an entry with this name.
 * @returns The keys of the removed entries. The least recently used entry comes first.
 * @throws RangeError if `name` is not a plain file name, or `keep` is not an integer of at least 0.
 * @example
 * ```ts
 * await forget("node-image", 2); // Keeps the current entry and the previous one.
 * ```
 */
export async function forget(name: string, keep: number, options: WaitOptions = {}): Promise<string[]> {
  if (!Number.isInteger(keep) || keep < 0) {
    throw new RangeError(`keep is ${keep}. It must be a whole number of 0 or more.`);
  }
  const home = folderOf(name);
  return exclusively(
    lockOf(home),
    `removal of old entries of ${name}`,
    async () => {
      await clearUnfinished(home);
      const uses = await Promise.all(
        (await readdir(home))
          .filter((key) => !key.startsWith("."))
          .map(async (key) => ({ key, used: (await stat(join(home, key))).mtimeMs })),
      );
      const old = uses
        .sort((one, other) => one.used - other.used)
        .slice(0, Math.max(0, uses.length - keep))
        .map(({ key }) => key);
      for (const key of old) {
        // Rename the entry first, so that no process mistakes a partly removed entry for a complete one.
        await rename(join(home, key), join(home, `.leaving-${key}`));
        await rm(join(home, `.leaving-${key}`), { recursive: true, force: true });
      }
      return old;
    },
    options,
  );
}

function folderOf(name: string): string {
  return join(cacheRoot(), plainName("name", name));
}

function lockOf(home: string): string {
  return join(home, ".lock");
}

function plainName(argument: string, value: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(value)) return value;
  throw new RangeError(
    `${argument} is ${JSON.stringify(value)}. It must start with a letter or digit and contain only letters, digits, ".", "_" and "-".`,
  );
}

/** Whether the entry exists. If it exists, the function records the time of this use. */
async function isUsable(entry: string): Promise<boolean> {
  const now = new Date();
  try {
    await utimes(entry, now, now);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

/**
 * Removes unfinished folders. Call this function only while this process holds the lock, because all other builds have then ended or
 * failed.
 */
async function clearUnfinished(home: string): Promise<void> {
  for (const left of (await readdir(home)).filter((file) => UNFINISHED.test(file))) {
    await rm(join(home, left), { recursive: true, force: true, maxRetries: 5 });
  }
}
