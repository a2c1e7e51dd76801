import { randomInt } from "node:crypto";
import { createServer, type Server } from "node:net";

/** A range of ports. It contains `from`, but not `to`. */
export interface PortRange {
  readonly from: number;
  readonly to: number;
}

/** The number of ports to try for each wanted port. */
const tries = 100;

/**
 * Finds distinct free TCP ports on the loopback address. Each port stays bound until all ports are found.
 *
 * @param range - the range should be below the operating system's ephemeral ports, which another process can receive at any time.
 * @throws Error if too many of the tried ports are in use.
 */
export async function findFreePorts(count: number, range: PortRange): Promise<number[]> {
  const held = new Map<number, Server>();
  try {
    for (let attempt = 0; held.size < count; attempt++) {
      if (attempt === count * tries)
        throw new Error(`There are not ${count} free ports between ${range.from} and ${range.to}.`);
      const port = randomInt(range.from, range.to);
      if (held.has(port)) continue;
      const server = await listening(port);
      if (server) held.set(port, server);
    }
    return [...held.keys()];
  } finally {
    await Promise.all([...held.values()].map((server) => new Promise((resolve) => server.close(resolve))));
  }
}

/** Starts a server on a port. Returns `undefined` if the port is in use. */
function listening(port: number): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(undefined);
      else reject(error);
    });
    server.listen(port, "127.0.0.1", () => {
      resolve(server);
    });
  });
}
