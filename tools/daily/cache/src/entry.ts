import { randomUUID } from "node:crypto";
import { mkdir, readdir, rename, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { exclusively, type WaitOptions } from "./lock";
import { cacheRoot } from "./root";

/** Folders of a name that are no entry: being built, or on their way out. An entry's key never begins with a dot. */
const UNFINISHED = /^\.(building|leaving)-/;

/**
 * The folder `<root>/<name>/<key>`, built now if it is not there.
 *
 * `build` fills a sibling folder, which is renamed when it is whole: an entry that exists is complete, whenever a builder
 * was killed. One builder of a name works at a time, across processes; the others wait, say so, and find the entry.
 * What dead builders left is cleared by the next builder. Using an entry marks it as used, for {@link forget}.
 *
 * @param name - What it is, one folder name: `kind`, `node-image`.
 * @param key - Which one: {@link contentKey} of all that goes into it.
 * @param build - Fills the folder it is given; on a throw nothing is kept.
 * @param options - How to wait for another builder.
 * @returns The entry's absolute path. It must not be changed afterwards.
 * @throws RangeError where `name` or `key` is not a plain file name; what `build` throws.
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
 * Removes the entries of a name that were used longest ago.
 *
 * @param name - As given to {@link cached}.
 * @param keep - How many to keep, the most recently used first; 0 removes all.
 * @param options - How to wait for a builder of that name.
 * @returns The keys removed, oldest use first.
 * @throws RangeError where `name` is not a plain file name or `keep` is not a whole number of 0 or more.
 * @example
 * ```ts
 * await forget("node-image", 2); // this content and the one before
 * ```
 */
export async function forget(name: string, keep: number, options: WaitOptions = {}): Promise<string[]> {
  if (!Number.isInteger(keep) || keep < 0) {
    throw new RangeError(`keep is ${keep}; it must be a whole number, 0 or more.`);
  }
  const home = folderOf(name);
  return exclusively(
    lockOf(home),
    `clearing of ${name}`,
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
        // Renamed first: an entry half removed must not be taken for whole either.
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
    `${argument} is ${JSON.stringify(value)}; it must begin with a letter or digit and hold only those, ".", "_" and "-".`,
  );
}

/** Whether the entry is there; if so it is marked as used just now. */
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

/** Only with the lock held: then whoever made these is dead or failed. */
async function clearUnfinished(home: string): Promise<void> {
  for (const left of (await readdir(home)).filter((file) => UNFINISHED.test(file))) {
    await rm(join(home, left), { recursive: true, force: true, maxRetries: 5 });
  }
}
