import { connect } from "node:net";
import type { Answer, Verification } from "@kind-berth/topology";

/**
 * The time in milliseconds that a connection must stay open before the app counts as reachable. An engine's proxy accepts every connection.
 * If nothing listens behind the proxy, the proxy closes the connection.
 */
const holdMs = 1_000;

/**
 * Makes one connection to an app through its host port.
 *
 * @returns `open` if the app sends data or the connection stays open for one second. An open connection is enough, because in some
 *   protocols the client must send data first.
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
