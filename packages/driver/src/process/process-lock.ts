import type { Server } from "node:net";

/** A lock that this process holds. The lock is released when the process ends, even if the process is killed. */
export interface ProcessLock {
  /** The server that listens for other processes. */
  readonly server: Server;
  /** The description of this process, which the server sends to each client. */
  readonly description: string;
  /** Releases the lock. */
  readonly release: () => Promise<void>;
}
