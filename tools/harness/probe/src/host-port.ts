import { request } from "node:http";
import { request as requestByTls } from "node:https";

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
   * Whom to trust, for a request by HTTPS: `authority` is in PEM, by default those of the machine are trusted. The certificate must be
   * valid for {@link host}.
   * @default plain HTTP
   */
  readonly tls?: { readonly authority?: string };
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
 * `untrusted`: the certificate is not valid for the host, or signed by an authority that is not trusted; `code` is Node.js's.
 */
export type HostPortAnswer =
  | { readonly outcome: "answered"; readonly status: number; readonly body: string }
  | { readonly outcome: "refused" | "reset" | "unreachable" | "silent" }
  | { readonly outcome: "untrusted"; readonly code: string; readonly reason: string };

/** The connection errors that mean something here; any other one is thrown. */
const outcomes: Readonly<Record<string, "refused" | "reset" | "unreachable" | "silent">> = {
  ECONNREFUSED: "refused",
  ECONNRESET: "reset",
  EPIPE: "reset",
  EHOSTUNREACH: "unreachable",
  ABORT_ERR: "silent",
};

/** What Node.js has against a certificate (source: the error codes of OpenSSL's X509_V_ERR_* in Node's tls documentation). */
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
 * Asks a host port of this machine one HTTP request, once: no retry, no connection kept.
 *
 * @throws Error where the request failed in a way that says nothing on the port.
 */
export function askHostPort(question: HostPortQuestion): Promise<HostPortAnswer> {
  const { hostPort, address = "127.0.0.1", host, path = "/", tls, timeout = 5000 } = question;
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      const { code = "" } = error;
      const outcome = outcomes[code];
      if (certificateErrors.has(code)) {
        // Without Node's advice on its own options.
        resolve({ outcome: "untrusted", code, reason: error.message.replace(/; if the root CA .*$/u, "") });
      } else if (outcome === undefined) {
        reject(error);
      } else {
        resolve({ outcome });
      }
    };
    // The name without the port is what the certificate has to be valid for.
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
