import { acquireLock, ownPipe } from "./acquire-lock";
import type { ProcessLock } from "./process-lock";

/**
 * A lock that a guard process holds until its program and the program's child processes have ended.
 *
 * On Linux and macOS, this process acquires the lock and shares the server with the guard. The lock is therefore held without interruption,
 * even if this process is killed while the guard starts. On Windows, a process cannot share the server of a named pipe. The guard itself
 * listens there.
 */
export type GuardLock = ProcessLock | { readonly pipe: string; readonly release: () => Promise<void> };

/**
 * Tries to acquire a lock for a guard.
 *
 * @param name - the name of the lock; see {@link acquireLock}
 * @returns the lock; or the description of the process that holds the lock, which is empty if that process has not described itself yet
 */
export async function acquireGuardLock(
  name: string,
  platform = process.platform,
): Promise<GuardLock | string> {
  if (platform === "win32") return { pipe: ownPipe(name), release: () => Promise.resolve() };
  return acquireLock(name, `process ${process.pid} on this machine runs kind`);
}
