import { createHash } from "node:crypto";
import { createServer as createHttpServer, type RequestListener, type ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { selfSigned } from "./self-signed";

/** The server's response to a request for a file. */
export type Served =
  /** Sends the whole file. */
  | { readonly content: Buffer | string }
  /** Redirects to another URL, which can be relative. */
  | { readonly redirectTo: string }
  /** Sends half of the file, then closes the connection. */
  | { readonly cutShort: Buffer }
  /** Accepts the request and never sends a response. */
  | { readonly silent: true };

/** A server on the loopback interface that provides release files. */
export interface ReleaseServer {
  readonly base: string;
  /** The server's self-signed certificate in PEM format. Empty if the server uses plain HTTP. */
  readonly authority: string;
  /** The requested paths, in order. */
  readonly asked: string[];
  /** Stops the server and closes all its connections. */
  close(): Promise<void>;
}

/**
 * Starts a server that serves the given files. Each key is a URL path without the leading slash. For any other path, the server responds
 * with status 404.
 *
 * @param protocol - The protocol. An HTTPS server has a new self-signed certificate.
 */
export async function serveReleases(
  files: Readonly<Record<string, Served>>,
  protocol: "https" | "http" = "https",
): Promise<ReleaseServer> {
  const asked: string[] = [];
  const listener: RequestListener = (request, response) => {
    const path = (request.url ?? "").slice(1);
    asked.push(path);
    const file = files[path];
    if (file === undefined) response.writeHead(404).end("not here");
    else serve(file, response);
  };
  const pair = protocol === "https" ? await selfSigned("127.0.0.1") : undefined;
  const server =
    pair === undefined
      ? createHttpServer(listener)
      : createServer({ cert: pair.certificate, key: pair.key }, listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    base: `${protocol}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    authority: pair?.certificate ?? "",
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function serve(file: Served, response: ServerResponse): void {
  if ("silent" in file) return;
  if ("redirectTo" in file) response.writeHead(302, { location: file.redirectTo }).end();
  else if ("cutShort" in file) {
    response.writeHead(200, { "content-length": file.cutShort.length });
    response.write(file.cutShort.subarray(0, file.cutShort.length / 2), () => response.destroy());
  } else response.writeHead(200).end(file.content);
}

/** Returns the SHA-256 checksum of a file's content. */
export function sha256Of(content: Buffer | string): string {
  return createHash("sha256").update(content).digest("hex");
}

/** Returns a line in the format of sha256sum. */
export function checksumLine(content: Buffer | string, file: string): string {
  return `${sha256Of(content)}  ${file}\n`;
}
