import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Whether a local state is locked by runs of the CLI that have ended without giving their lock back: after a SIGKILL the lock stays.
 *
 * @param backend - the state's URL, `file:///…`.
 * @returns false if no one holds a lock, or if a process that lives, or one of another machine, holds one.
 */
export async function isLockedByTheDead(backend: string): Promise<boolean> {
  const holders = await locksIn(join(fileURLToPath(backend), ".pulumi", "locks"));
  return (
    holders.length > 0 && holders.every((holder) => holder.hostname === hostname() && !isAlive(holder.pid))
  );
}

/** What the CLI writes into a lock (source: lockContent in its pkg/backend/diy/lock.go). */
interface Holder {
  readonly pid: number;
  readonly hostname: string;
}

async function locksIn(folder: string): Promise<Holder[]> {
  if (!existsSync(folder)) return [];
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found.filter((entry) => entry.isFile() && entry.name.endsWith(".json"));
  return Promise.all(
    files.map(
      async ({ parentPath, name }) => JSON.parse(await readFile(join(parentPath, name), "utf8")) as Holder,
    ),
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to another user.
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
