import { processIdentity } from "@kind-berth-tools/toolchain";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Whether all locks on the stacks in a local Pulumi state belong to CLI processes that have ended. If a CLI process is killed with SIGKILL,
 * its lock file remains.
 *
 * @param backend - the URL of the Pulumi state, in the format `file:///…`.
 * @returns `false` if no lock exists, or if a running process or another machine holds a lock.
 */
export async function isLockedByTheDead(backend: string): Promise<boolean> {
  const holders = await locksIn(join(fileURLToPath(backend), ".pulumi", "locks"));
  // A killed process whose parent was killed too stays a zombie until the system's first process reads its exit status.
  return (
    holders.length > 0 &&
    holders.every((holder) => holder.hostname === hostname() && processIdentity(holder.pid) === undefined)
  );
}

/** The lock file fields that this module reads (source: lockContent in the CLI's pkg/backend/diy/lock.go). */
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
