import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";

/** Options for how {@link exclusively} waits for the lock. */
export interface WaitOptions {
  /**
   * A function that is called with each progress line.
   * @default standard error
   */
  readonly report?: (line: string) => void;
  /**
   * The pause between two attempts, in milliseconds.
   * @default 200
   */
  readonly pollMilliseconds?: number;
  /**
   * The time between two progress lines, in milliseconds.
   * @default 60000
   */
  readonly reminderMilliseconds?: number;
}

const SQLITE_BUSY = 5;

/**
 * Runs `work` while this process holds a lock. Only one caller on this machine can hold the lock on a lock file at a time. This applies to
 * callers in this process and in other processes.
 *
 * The lock is an exclusive SQLite transaction on an empty file that is never written. When the process ends, the kernel releases the lock.
 * After a SIGKILL, the next caller therefore acquires the lock at its next attempt. A slow process keeps the lock. The lock is not
 * re-entrant: `work` waits forever if it requests the same lock.
 *
 * @param lockFile - The absolute path of the lock file. The file and its folders are created if they do not exist. They are not deleted.
 * @param what - A description of `work`. Other callers print it in their progress lines.
 * @param work - A function that runs once, while this process holds the lock.
 * @param options - How to wait for the lock.
 * @returns The result of `work`.
 * @throws Errors from `work`, after the lock is released.
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
