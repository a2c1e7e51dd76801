import { digest } from "@kind-berth/topology";
import { listenAndDescribe } from "./listen-and-describe";
import type { ProcessLock } from "./process-lock";
import { readDescription } from "./read-description";

/**
 * Returns the path of the named pipe that represents a lock on Windows. Windows removes the pipe when the process ends. Each user has other
 * pipes, but any user of the machine can create a pipe with this path.
 *
 * @param name - the name of the lock
 * @param user - the name of the user who runs this process
 */
export function pipePath(name: string, user: string): string {
  // A user name can contain characters that the path of a pipe cannot contain.
  return `\\\\.\\pipe\\berth-${digest([user])}-${name}`;
}

/**
 * Tries to acquire a lock by listening at an address that only one process can use, and that disappears when this process ends.
 *
 * @returns the lock; or the description of the process that holds the lock; or an empty string if that process has just ended
 */
export async function acquirePipeLock(address: string, description: string): Promise<ProcessLock | string> {
  try {
    const server = await listenAndDescribe(address, () => description);
    const release = () => {
      server.close();
      return Promise.resolve();
    };
    return { server, description, release };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    return (await readDescription(address)) ?? "";
  }
}
