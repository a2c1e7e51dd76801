import { randomUUID } from "node:crypto";
import { request as overHttp } from "node:http";
import { request as overHttps } from "node:https";
import type { Socket } from "node:net";
import { TLSSocket } from "node:tls";
import type { Answer, Verification } from "@kind-berth/topology";

/** The outcome of a failed request, by Node.js error code. */
const outcomes: Readonly<Record<string, "refused" | "reset" | "silent">> = {
  ECONNREFUSED: "refused",
  ECONNRESET: "reset",
  EPIPE: "reset",
  EHOSTUNREACH: "silent",
  ETIMEDOUT: "silent",
  ABORT_ERR: "silent",
};

/** Matches the Node.js error codes for a server that sends data other than valid HTTP or TLS. Such a server counts as responding. */
const otherProtocol = /^(HPE_|ERR_SSL_|EPROTO$)/;

/** The response to one request. Two responses with the same fingerprint count as equal. */
type RawAnswer =
  | (Extract<Answer, { readonly outcome: "answered" }> & { readonly fingerprint: string })
  | Exclude<Answer, { readonly outcome: "answered" }>;

/**
 * Sends one HTTP or HTTPS request to an app through its host port. Does not verify who signed the certificate, because the health check
 * only tests whether the app is reachable. An expired certificate is part of the answer.
 *
 * If the app responds with HTTP 404, this function sends a second request with a random host. The returned answer then shows whether the
 * port also responds in the same way for an unknown host.
 *
 * @param signal - if this signal is aborted, the answer is `silent`
 */
export async function requestHttp(verification: Verification, signal: AbortSignal): Promise<Answer> {
  const url = new URL(verification.url);
  const answer = await send(verification, url, signal);
  if (answer.outcome !== "answered") return answer;
  const { fingerprint, ...answered } = answer;
  if (answered.status !== 404) return answered;
  const randomHost = new URL(url);
  randomHost.hostname = `${randomUUID()}.invalid`;
  const other = await send(verification, randomHost, signal);
  const sameForAnyHost = other.outcome === "answered" && other.fingerprint === fingerprint;
  return { ...answered, sameForAnyHost };
}

/** Connects to the address directly, so the URL's host name needs no DNS entry. */
function send({ address, hostPort }: Verification, url: URL, signal: AbortSignal): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      const code = error.code ?? "";
      const outcome = outcomes[code] ?? (otherProtocol.test(code) ? "open" : undefined);
      if (outcome === undefined) reject(error);
      else resolve({ outcome });
    };
    const target = { host: address, port: hostPort, path: url.pathname, agent: false, signal };
    const headers = { host: url.host };
    const sent =
      url.protocol === "https:"
        ? overHttps({ ...target, headers, servername: url.hostname, rejectUnauthorized: false })
        : overHttp({ ...target, headers });
    sent.once("response", (response) => {
      const { statusCode: status = 0, headers: received, socket } = response;
      const answered = { outcome: "answered", status, ...expiryOf(socket) } as const;
      // Only the comparison of 404 responses needs the body. In other responses, the body can be an endless stream.
      if (status !== 404) {
        resolve({ ...answered, fingerprint: "" });
        response.destroy();
        return;
      }
      const chunks: string[] = [];
      response.setEncoding("utf8").on("data", (chunk: string) => chunks.push(chunk));
      response.once("error", fail).once("end", () => {
        resolve({
          ...answered,
          fingerprint: JSON.stringify([status, received["content-type"], chunks.join("")]),
        });
      });
    });
    sent.once("error", fail).end();
  });
}

/** When the server's certificate expired; empty if the certificate is valid, or if the connection does not use TLS. */
function expiryOf(socket: Socket): { readonly certificateExpiredAt?: string } {
  if (!(socket instanceof TLSSocket)) return {};
  const notAfter = new Date(socket.getPeerCertificate().valid_to);
  // The certificate is empty if the session was resumed. The date is then not valid, and the comparison is false.
  return notAfter.getTime() < Date.now() ? { certificateExpiredAt: notAfter.toISOString() } : {};
}
