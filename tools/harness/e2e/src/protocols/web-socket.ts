import WebSocket from "ws";

/** As long as the server may be silent, in milliseconds. */
const timeoutMs = 15_000;

/**
 * Opens a WebSocket, says one text after the server's first word, and closes it.
 *
 * @returns what the server said; or, in words, why no WebSocket came about
 */
export function talk(hostPort: number, host: string, path: string, text: string): Promise<string[] | string> {
  const socket = new WebSocket(`ws://127.0.0.1:${hostPort}${path}`, {
    headers: { host },
    handshakeTimeout: timeoutMs,
  });
  const said: string[] = [];
  return new Promise((resolve) => {
    socket.once("error", ({ message }) => {
      resolve(message);
    });
    socket.once("close", () => {
      resolve(said);
    });
    socket.on("message", (message: Buffer) => {
      said.push(message.toString());
      if (said.length === 1) socket.send(text);
      else socket.close();
    });
  });
}
