import { randomInt } from "node:crypto";
import { createServer, type Server } from "node:net";
import { engineUnderTest } from "./engine";

/**
 * The port ranges that the tests use. They are below Linux's ephemeral port range, which is 32768 to 60999 (ip_local_port_range).
 *
 * If a test used an ephemeral port, the kernel could assign the same port to another process before the test binds it. A killed run could
 * also leave behind a firewall rule for the port, and connections from other programs would then fail.
 *
 * Tests on both engines run at the same time, so each engine has its own port range. Tests do not reserve their ports, so each jest worker
 * also has its own part of the range.
 */
const RANGES = { docker: { from: 15_000, to: 22_500 }, podman: { from: 22_500, to: 30_000 } };
/** The maximum number of jest workers for an engine's tests. */
const WORKERS = 5;

/**
 * Returns this process's port range. jest numbers its workers from 1. Without workers, the process uses the first part of the range.
 */
function ownRange(): { from: number; to: number } {
  const { from, to } = RANGES[engineUnderTest()];
  const worker = Number(process.env["JEST_WORKER_ID"] ?? "1");
  if (worker > WORKERS)
    throw new RangeError(`jest has more than ${WORKERS} workers: there are no ports for ${worker}`);
  const share = (to - from) / WORKERS;
  return { from: from + (worker - 1) * share, to: from + worker * share };
}

/** Finds distinct free TCP ports on the loopback address. Each port stays bound until all ports are found. */
export async function freePorts(count: number): Promise<number[]> {
  const { from, to } = ownRange();
  const held = new Map<number, Server>();
  while (held.size < count) {
    const port = randomInt(from, to);
    const server = await listening(port);
    if (server) held.set(port, server);
  }
  await Promise.all([...held.values()].map((server) => new Promise((resolve) => server.close(resolve))));
  return [...held.keys()];
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
