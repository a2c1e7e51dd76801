import { randomUUID } from "node:crypto";
import { request as overHttp } from "node:http";
import { request as overHttps } from "node:https";
import type { Answer, Verification } from "@kind-berth/topology";

/** How a connection that comes to nothing ends, by the error's code. */
const outcomes: Readonly<Record<string, "refused" | "reset" | "silent">> = {
  ECONNREFUSED: "refused",
  ECONNRESET: "reset",
  EPIPE: "reset",
  EHOSTUNREACH: "silent",
  ETIMEDOUT: "silent",
  ABORT_ERR: "silent",
};

/** The errors by which Node.js says that what answers does not speak HTTP, or no TLS: it answers. */
const otherProtocol = /^(HPE_|ERR_SSL_|EPROTO$)/;

/** The answer to one request, with enough of it to tell whether another is the same. */
type Asked =
  | { readonly outcome: "answered"; readonly status: number; readonly fingerprint: string }
  | Exclude<Answer, { readonly outcome: "answered" }>;

/**
 * Asks an app by HTTP or HTTPS through its host port, once. A certificate is not looked at: whether the app is reached is the question.
 *
 * @param signal - when it ends, the answer is `silent`
 */
export async function askHttp(verification: Verification, signal: AbortSignal): Promise<Answer> {
  const url = new URL(verification.url);
  const answer = await ask(verification, url, signal);
  if (answer.outcome !== "answered") return answer;
  const { status } = answer;
  if (status !== 404) return { outcome: "answered", status };
  const nobodys = new URL(url);
  nobodys.hostname = `${randomUUID()}.invalid`;
  const other = await ask(verification, nobodys, signal);
  const sameForAnyHost = other.outcome === "answered" && other.fingerprint === answer.fingerprint;
  return { outcome: "answered", status, sameForAnyHost };
}

/** The address is asked whatever the host of the URL is: no name has to resolve. */
function ask({ address, hostPort }: Verification, url: URL, signal: AbortSignal): Promise<Asked> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      const code = error.code ?? "";
      const outcome = outcomes[code] ?? (otherProtocol.test(code) ? "open" : undefined);
      if (outcome === undefined) reject(error);
      else resolve({ outcome });
    };
    const where = { host: address, port: hostPort, path: url.pathname, agent: false, signal };
    const headers = { host: url.host };
    const asked =
      url.protocol === "https:"
        ? overHttps({ ...where, headers, servername: url.hostname, rejectUnauthorized: false })
        : overHttp({ ...where, headers });
    asked.once("response", (response) => {
      const { statusCode: status = 0, headers: told } = response;
      // What streams for ever is an answer too: of a body only that of a 404 is compared.
      if (status !== 404) {
        resolve({ outcome: "answered", status, fingerprint: "" });
        response.destroy();
        return;
      }
      const chunks: string[] = [];
      response.setEncoding("utf8").on("data", (chunk: string) => chunks.push(chunk));
      response.once("error", fail).once("end", () => {
        resolve({
          outcome: "answered",
          status,
          fingerprint: JSON.stringify([status, told["content-type"], chunks.join("")]),
        });
      });
    });
    asked.once("error", fail).end();
  });
}
