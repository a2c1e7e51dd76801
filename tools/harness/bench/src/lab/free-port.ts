import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/**
 * The port range of the benchmarks. It is below the ranges of the end-to-end tests and below Linux's ephemeral ports, which the kernel
 * could assign to another process.
 */
const range = { from: 13_000, to: 15_000 };
/** The number of ports to try. */
const tries = 100;

/**
 * Finds a free TCP port on the loopback address.
 *
 * @throws Error if all tried ports are in use.
 */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const port = randomInt(range.from, range.to);
    if (await isFree(port)) return port;
  }
  throw new Error(`No free port was found between ${range.from} and ${range.to}.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(false);
      else reject(error);
    });
    server.listen(port, "127.0.0.1", () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}
