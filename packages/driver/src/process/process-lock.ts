import { rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { text } from "node:stream/consumers";

/**
 * Acquires a lock: listens at an address of this machine, by which the process is found as long as it lives, however it ends.
 *
 * @param whoIsThere - what is told to whoever asks
 * @returns what listens; or, where somebody does already, what they say of themselves
 */
export async function acquireLock(address: string, whoIsThere: string): Promise<Server | string> {
  const server = await listen(address, whoIsThere);
  if (server !== undefined) return server;
  const said = await readLockHolder(address);
  if (said !== undefined) return said;
  // It has ended just now, or has left its file behind when it was killed.
  if (address.startsWith("/")) await rm(address, { force: true });
  return (await listen(address, whoIsThere)) ?? "";
}

/** What the holder of a lock reports of itself; `undefined` if nothing listens at the address. */
export async function readLockHolder(address: string): Promise<string | undefined> {
  try {
    return await text(connect(address));
  } catch (error) {
    if (["ECONNREFUSED", "ENOENT"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}

/** Nothing where somebody listens there. */
function listen(address: string, whoIsThere: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((asking) => {
      // Whoever asks may be gone before the answer; that is theirs to see.
      asking.on("error", () => undefined).end(whoIsThere);
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
