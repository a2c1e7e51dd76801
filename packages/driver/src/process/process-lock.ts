import { rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { addAbortSignal } from "node:stream";

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

/** The time in which the process that holds a lock must describe itself, in milliseconds. */
const descriptionTimeout = 1_000;
/** The maximum length of a description, in UTF-16 code units. Any process of any user can listen at the address. */
const longestDescription = 500;

/**
 * Reads the description of the process that holds a lock. Returns `undefined` if nothing listens at the address. Returns a general
 * description if the process does not describe itself in time.
 */
export async function readLockHolder(address: string): Promise<string | undefined> {
  const limit = AbortSignal.timeout(descriptionTimeout);
  const client = addAbortSignal(limit, connect(address).setEncoding("utf8"));
  let description = "";
  try {
    for await (const chunk of client) {
      description += String(chunk);
      if (description.length >= longestDescription) return description.slice(0, longestDescription);
    }
    return description;
  } catch (error) {
    if (limit.aborted) return "a process that does not describe itself holds the lock";
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
