import { askHostPort } from "@kind-berth-tools/probe";

/** An HTTPS request, and the certificate authority that it trusts. */
export interface TlsQuestion {
  /** The host port. The request connects to it on the loopback address. */
  readonly hostPort: number;
  /** The host name to request. The server's certificate must be valid for this name. */
  readonly host: string;
  /** @default "/" */
  readonly path?: string;
  /**
   * The certificate authority to trust, in PEM format.
   *
   * @default the certificate authorities of the machine
   */
  readonly authority?: string;
}

/** The time limit for receiving the whole response, in milliseconds. */
const timeout = 30_000;

/**
 * Sends one HTTPS request, and validates the server's certificate as any client does.
 *
 * @returns the body of the response. If the certificate is not valid, returns the error code of the TLS library. If the connection fails,
 * describes the failure.
 */
export async function askByTls({ authority, ...question }: TlsQuestion): Promise<string> {
  const tls = authority === undefined ? {} : { authority };
  const answer = await askHostPort({ ...question, tls, timeout });
  if (answer.outcome === "answered") return answer.body;
  return answer.outcome === "untrusted" ? answer.code : answer.outcome;
}
