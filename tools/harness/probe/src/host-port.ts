import { request } from "node:http";
import { request as requestByTls } from "node:https";

/** An HTTP request to a host port. */
export interface HostPortQuestion {
  /** The host port number. */
  readonly hostPort: number;
  /**
   * The address on this machine to which the request connects.
   * @default 127.0.0.1
   */
  readonly address?: string;
  /**
   * The value of the HTTP header `Host`. The request always connects to the address, so this name does not need to resolve.
   * @default the address and port
   */
  readonly host?: string;
  /**
   * The path of the requested URL.
   * @default /
   */
  readonly path?: string;
  /**
   * If set, the request uses HTTPS, and the certificate must be valid for {@link host}. `authority` is the certificate authority to trust,
   * in PEM format. If `authority` is omitted, the machine's certificate authorities are trusted.
   * @default HTTP without TLS
   */
  readonly tls?: { readonly authority?: string };
  /**
   * The time limit for receiving the complete answer, in milliseconds.
   * @default 5000
   */
  readonly timeout?: number;
}

/**
 * The outcome of a single HTTP request to a host port:
 *
 * - `answered`: the server sent a response.
 * - `refused`: nothing listens on the port.
 * - `reset`: the connection opened and then closed without a response. An engine's proxy closes connections in this way if nothing listens
 *   behind it.
 * - `unreachable`: the port is forwarded to an unused address. One of Podman's firewall rules can briefly cause this outcome after a
 *   container stops.
 * - `silent`: no response arrived within the time limit.
 * - `untrusted`: the certificate is not valid for the host, or its certificate authority is not trusted. `code` is the Node.js error code.
 */
export type HostPortAnswer =
  | { readonly outcome: "answered"; readonly status: number; readonly body: string }
  | { readonly outcome: "refused" | "reset" | "unreachable" | "silent" }
  | { readonly outcome: "untrusted"; readonly code: string; readonly reason: string };

/** The connection errors that show the state of a port. All other errors are thrown. */
const outcomes: Readonly<Record<string, "refused" | "reset" | "unreachable" | "silent">> = {
  ECONNREFUSED: "refused",
  ECONNRESET: "reset",
  EPIPE: "reset",
  EHOSTUNREACH: "unreachable",
  ABORT_ERR: "silent",
};

/**
 * The Node.js error codes for invalid certificates (source: the X509_V_ERR_* error codes from OpenSSL in the Node.js tls documentation).
 */
const certificateErrors: ReadonlySet<string> = new Set([
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "CERT_UNTRUSTED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

/**
 * Sends one HTTP request to a host port on this machine. Does not retry the request or keep the connection open.
 *
 * @throws Error if the request fails for a reason that is unrelated to the port.
 */
export function askHostPort(question: HostPortQuestion): Promise<HostPortAnswer> {
  const { hostPort, address = "127.0.0.1", host, path = "/", tls, timeout = 5000 } = question;
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      const { code = "" } = error;
      const outcome = outcomes[code];
      if (certificateErrors.has(code)) {
        // Remove the advice about Node.js options at the end of the message.
        resolve({ outcome: "untrusted", code, reason: error.message.replace(/; if the root CA .*$/u, "") });
      } else if (outcome === undefined) {
        reject(error);
      } else {
        resolve({ outcome });
      }
    };
    // The certificate must be valid for the host name without the port.
    const ofTls =
      tls === undefined
        ? {}
        : {
            servername: host?.replace(/:\d+$/u, "") ?? address,
            ...(tls.authority === undefined ? {} : { ca: tls.authority }),
          };
    const asked = (tls === undefined ? request : requestByTls)(
      {
        ...ofTls,
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
