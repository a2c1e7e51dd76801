import { rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { text } from "node:stream/consumers";

/**
 * Acquires a lock by listening at an address on this machine. The lock is released when the process ends, even if the process is killed.
 *
 * @param description - a description of this process, which clients receive when they connect to the address
 * @returns the listening server if this process acquires the lock, or the other process's description if another process holds the lock
 */
export async function acquireLock(address: string, description: string): Promise<Server | string> {
  const server = await listen(address, description);
  if (server !== undefined) return server;
  const holder = await readLockHolder(address);
  if (holder !== undefined) return holder;
  // Either the process that held the lock has just ended, or it was killed and left its socket file behind.
  if (address.startsWith("/")) await rm(address, { force: true });
  return (await listen(address, description)) ?? "";
}

/** Reads the description of the process that holds a lock. Returns `undefined` if nothing listens at the address. */
export async function readLockHolder(address: string): Promise<string | undefined> {
  try {
    return await text(connect(address));
  } catch (error) {
    if (["ECONNREFUSED", "ENOENT"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}

/** Listens at an address. Returns `undefined` if another process already listens there. */
function listen(address: string, description: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((client) => {
      // Ignore errors, because a client may disconnect before the response.
      client.on("error", () => undefined).end(description);
    });
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(undefined);
      else reject(error);
    });
    server.listen(address, () => {
      resolve(server);
    });
  });
}
