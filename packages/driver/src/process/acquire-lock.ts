import { userInfo } from "node:os";
import { openLockFolder } from "./lock-folder";
import { acquirePipeLock, pipePath } from "./pipe-lock";
import type { ProcessLock } from "./process-lock";
import { readDescription } from "./read-description";
import { acquireSocketLock, readSocketLock } from "./socket-lock";

/**
 * Tries to acquire a lock of this user on this machine. On Windows, the lock is a named pipe. On other platforms, the lock consists of
 * socket files in a private folder; see socket-lock.ts.
 *
 * @param name - the name of the lock: letters, digits and hyphens
 * @param description - a non-empty description of this process, which other processes can read
 * @returns the lock; or the description of the process that holds the lock, which is empty if that process has not described itself yet
 * @throws {@link BerthError} `LOCK_FOLDER_UNSAFE` if another user could change the folder with the locks
 */
export async function acquireLock(name: string, description: string): Promise<ProcessLock | string> {
  if (process.platform === "win32") return acquirePipeLock(ownPipe(name), description);
  return acquireSocketLock(await openLockFolder(), name, description);
}

/**
 * Reads the description of the process that holds a lock of this user.
 *
 * @returns an empty string if the process has not described itself yet; `undefined` if no process holds the lock
 * @throws {@link BerthError} `LOCK_FOLDER_UNSAFE` if another user could change the folder with the locks
 */
export async function readLock(name: string): Promise<string | undefined> {
  if (process.platform === "win32") return readDescription(ownPipe(name));
  return readSocketLock(await openLockFolder(), name);
}

/** Returns the path of the named pipe that represents a lock of this user on Windows. */
export function ownPipe(name: string): string {
  return pipePath(name, userInfo().username);
}
