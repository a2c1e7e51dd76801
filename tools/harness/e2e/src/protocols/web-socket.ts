import WebSocket from "ws";

/** The time limit for the WebSocket connection, in milliseconds. */
const timeoutMs = 15_000;

/**
 * Opens a WebSocket, sends one text after the server's first message, and closes the WebSocket after the answer.
 *
 * @returns the server's messages, or the reason why the WebSocket cannot be opened.
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
