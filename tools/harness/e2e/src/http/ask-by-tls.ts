import { askHostPort } from "@kind-berth-tools/probe";

/** An HTTPS request, and the certificate authority that it trusts. */
export interface TlsQuestion {
  /** The host port. The request connects to this port on the loopback address. */
  readonly hostPort: number;
  /** The host name to request. The server's certificate must be valid for this name. */
  readonly host: string;
  /** @default "/" */
  readonly path?: string;
  /**
   * The certificate authority to trust, in PEM format.
   *
   * @default the machine's certificate authorities
   */
  readonly authority?: string;
}

/** The time limit for receiving the complete response, in milliseconds. */
const timeout = 30_000;

/**
 * Sends one HTTPS request, and validates the server's certificate as ordinary clients do.
 *
 * @returns the response body, or the TLS library's error code if the certificate is not valid. If the connection fails, returns a
 * description of the failure.
 */
export async function askByTls({ authority, ...question }: TlsQuestion): Promise<string> {
  const tls = authority === undefined ? {} : { authority };
  const answer = await askHostPort({ ...question, tls, timeout });
  if (answer.outcome === "answered") return answer.body;
  return answer.outcome === "untrusted" ? answer.code : answer.outcome;
}
