import { request } from "node:http";

/** Where to ask, and as whom. */
export interface HostPortQuestion {
  /** The host port. */
  readonly hostPort: number;
  /**
   * The address of this machine to ask at.
   * @default 127.0.0.1
   */
  readonly address?: string;
  /**
   * The HTTP `Host` that is asked for. The address is asked whatever this is, so no name has to resolve.
   * @default the address and port
   */
  readonly host?: string;
  /**
   * The path that is asked for.
   * @default /
   */
  readonly path?: string;
  /**
   * How long the whole answer may take, in milliseconds.
   * @default 5000
   */
  readonly timeout?: number;
}

/**
 * What a host port did with one HTTP request: `answered`, or how it did not. `refused`: nobody listens. `reset`: it
 * was accepted and broken off without an answer, as an engine's proxy does when nobody listens behind it. `unreachable`: it leads to
 * an address that nobody has, as Podman's firewall rule does for a moment when its container goes. `silent`: no answer in time.
 */
export type HostPortAnswer =
  | { readonly outcome: "answered"; readonly status: number; readonly body: string }
  | { readonly outcome: "refused" | "reset" | "unreachable" | "silent" };

/** The connection errors that mean something here; any other one is thrown. */
const outcomes: Readonly<Record<string, Exclude<HostPortAnswer["outcome"], "answered">>> = {
  ECONNREFUSED: "refused",
  ECONNRESET: "reset",
  EPIPE: "reset",
  EHOSTUNREACH: "unreachable",
  ABORT_ERR: "silent",
};

/**
 * Asks a host port of this machine one HTTP request, once: no retry, no connection kept.
 *
 * @throws Error where the request failed in a way that says nothing on the port.
 */
export function askHostPort(question: HostPortQuestion): Promise<HostPortAnswer> {
  const { hostPort, address = "127.0.0.1", host, path = "/", timeout = 5000 } = question;
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      const outcome = outcomes[error.code ?? ""];
      if (outcome === undefined) {
        reject(error);
      } else {
        resolve({ outcome });
      }
    };
    const asked = request(
      {
        host: address,
        port: hostPort,
        path,
        agent: false,
        headers: host === undefined ? {} : { host },
        signal: AbortSignal.timeout(timeout),
      },
      (response) => {
        const chunks: string[] = [];
        response
          .setEncoding("utf8")
          .on("data", (chunk: string) => chunks.push(chunk))
          .once("error", fail)
          .once("end", () => {
            resolve({ outcome: "answered", status: response.statusCode ?? 0, body: chunks.join("") });
          });
      },
    );
    asked.once("error", fail).end();
  });
}
