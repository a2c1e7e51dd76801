import { connect } from "node:net";
import type { Answer, Verification } from "@kind-berth/topology";

/**
 * How long a connection has to stand before it counts as taken by the app, in milliseconds: an engine's proxy takes every
 * connection, and breaks it off when it finds nobody behind.
 */
const standing = 1_000;

/**
 * Connects to an app through its host port, once.
 *
 * @returns `open` for a connection that the app speaks on, or that stands for a second: not every protocol's server speaks first
 */
export function askTcp({ address, hostPort }: Verification, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port: hostPort, signal });
    const end = (outcome: "refused" | "reset" | "silent" | "open") => {
      resolve({ outcome });
      socket.destroy();
    };
    socket.once("connect", () => {
      socket.setTimeout(standing, () => {
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
