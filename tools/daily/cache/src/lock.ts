import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";

/** How {@link exclusively} waits for its turn. */
export interface WaitOptions {
  /**
   * Takes a line of progress.
   * @default standard error
   */
  readonly report?: (line: string) => void;
  /**
   * Milliseconds between two tries.
   * @default 200
   */
  readonly pollMilliseconds?: number;
  /**
   * Milliseconds between two lines that say what is waited for.
   * @default 60000
   */
  readonly reminderMilliseconds?: number;
}

const SQLITE_BUSY = 5;

/**
 * Runs `work` while no other caller with the same lock file does, in this process or in any other on the machine.
 *
 * The lock is the kernel's (SQLite's exclusive transaction on an empty file that is never written), so it ends with its
 * holder: after a SIGKILL the next caller has it at its next try, and a slow holder is never taken for a dead one.
 * It is not re-entrant: `work` that asks for the same lock waits for itself.
 *
 * @param lockFile - Absolute path; made with its folders if missing, and left there.
 * @param what - What the holder does, for the line that waiting shows.
 * @param work - Runs once, with the lock held.
 * @param options - How to wait.
 * @returns What `work` returns.
 * @throws What `work` throws; the lock is free then too.
 * @example
 * ```ts
 * await exclusively(join(cacheRoot(), "engine.lock"), "start the container engine", () => start());
 * ```
 */
export async function exclusively<T>(
  lockFile: string,
  what: string,
  work: () => Promise<T>,
  options: WaitOptions = {},
): Promise<T> {
  await mkdir(dirname(lockFile), { recursive: true });
  const lock = new DatabaseSync(lockFile, { timeout: 0 });
  try {
    await waitForTurn(lock, what, options);
    return await work();
  } finally {
    lock.close();
  }
}

async function waitForTurn(lock: DatabaseSync, what: string, options: WaitOptions): Promise<void> {
  const { pollMilliseconds = 200, reminderMilliseconds = 60_000 } = options;
  const report =
    options.report ??
    ((line: string) => {
      process.stderr.write(`${line}\n`);
    });
  const begun = Date.now();
  let nextLine = begun;
  while (!take(lock)) {
    if (Date.now() >= nextLine) {
      report(`waiting for another run: ${what} (${Math.round((Date.now() - begun) / 1000)} s)`);
      nextLine = Date.now() + reminderMilliseconds;
    }
    await sleep(pollMilliseconds);
  }
}

function take(lock: DatabaseSync): boolean {
  try {
    lock.exec("BEGIN EXCLUSIVE");
    return true;
  } catch (error) {
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return false;
    throw error;
  }
}
