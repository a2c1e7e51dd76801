import { connect } from "node:net";
import type { Answer, Verification } from "@kind-berth/topology";

/**
 * How long a connection must stay open before the app counts as reachable, in milliseconds. An engine's proxy accepts every connection. If
 * nothing listens behind the proxy, the proxy closes the connection.
 */
const holdMs = 1_000;

/**
 * Connects to an app through its host port once.
 *
 * @returns `open` if the app sends data, or if the connection stays open for one second. In some protocols, the client must send data
 *   first, so an open connection is enough.
 */
export function connectTcp({ address, hostPort }: Verification, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port: hostPort, signal });
    const end = (outcome: "refused" | "reset" | "silent" | "open") => {
      resolve({ outcome });
      socket.destroy();
    };
    socket.once("connect", () => {
      socket.setTimeout(holdMs, () => {
        end("open");
      });
    });
    socket.once("data", () => {
      end("open");
    });
    socket.once("end", () => {
      end("reset");
    });
    socket.once("error", ({ code }: NodeJS.ErrnoException) => {
      if (code === "ECONNREFUSED") end("refused");
      else end(code === "ECONNRESET" ? "reset" : "silent");
    });
  });
}
