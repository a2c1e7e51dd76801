import { once } from "node:events";
import { createServer, type Server } from "node:net";

/**
 * Listens at an address, and sends a description of this process to each client.
 *
 * @param describe - returns the current description
 * @throws an error with the code `EADDRINUSE` if another process listens at the address
 */
export async function listenAndDescribe(address: string, describe: () => string): Promise<Server> {
  const server = createServer((client) => {
    // Ignore errors, because a client may disconnect before the response. A client that does not disconnect must not keep this process
    // running.
    client.on("error", () => undefined).end(describe());
    client.unref();
  }).listen(address);
  await once(server, "listening");
  return server;
}
