import { randomInt } from "node:crypto";
import { createServer, type Server } from "node:net";
import { engineUnderTest } from "./engine";

/**
 * Where to look, from and up to: below what the kernel gives to outgoing connections and to servers that ask for any port.
 * A port from there could be taken again between its choice and its use, and a run that was killed would leave a rule in the
 * firewall by which somebody else's connection is lost (source: Linux' ip_local_port_range, 32768 to 60999). Each engine's tests
 * have their own, since they run side by side, and so has each of jest's workers: a port is not held between its choice and its use.
 */
const RANGES = { docker: { from: 15_000, to: 22_500 }, podman: { from: 22_500, to: 30_000 } };
/** How many workers of jest may run an engine's tests at once. */
const WORKERS = 5;

/** The ports of this process. jest numbers its workers from 1; a process without workers is the first. */
function ownRange(): { from: number; to: number } {
  const { from, to } = RANGES[engineUnderTest()];
  const worker = Number(process.env["JEST_WORKER_ID"] ?? "1");
  if (worker > WORKERS)
    throw new RangeError(`jest has more than ${WORKERS} workers: there are no ports for ${worker}`);
  const share = (to - from) / WORKERS;
  return { from: from + (worker - 1) * share, to: from + worker * share };
}

/** Finds free TCP ports on loopback, all different: they are held together until the last one is known. */
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

/** A server on the port; none where the port is taken. */
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
