import { existsSync, readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Whether only CLI processes that have ended hold locks on the stacks in a local Pulumi state. The lock file of a CLI process remains if
 * the process is killed with SIGKILL.
 *
 * @param backend - the URL of the Pulumi state, in the format `file:///…`.
 * @returns `false` if no lock exists, or if a running process or another machine holds a lock.
 */
export async function isLockedByTheDead(backend: string): Promise<boolean> {
  const holders = await locksIn(join(fileURLToPath(backend), ".pulumi", "locks"));
  return (
    holders.length > 0 && holders.every((holder) => holder.hostname === hostname() && !isAlive(holder.pid))
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

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    // EPERM means that the process is running and belongs to another user.
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

/**
 * Whether a process has ended, but its parent has not read its exit status yet. A killed CLI process whose parent was killed too stays in
 * this state until the system's first process reads the status.
 */
function isZombie(pid: number): boolean {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return false;
  const stat = readFileSync(file, "utf8");
  // The state follows the program name in parentheses (proc(5)).
  return "ZX".includes(stat.charAt(stat.lastIndexOf(")") + 2));
}
