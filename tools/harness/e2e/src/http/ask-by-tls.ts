import { askHostPort } from "@kind-berth-tools/probe";

/** An HTTPS request, and the trusted certificate authority. */
export interface TlsQuestion {
  /** The host port, on loopback. */
  readonly hostPort: number;
  /** The requested host name. The certificate must be valid for it. */
  readonly host: string;
  /** @default "/" */
  readonly path?: string;
  /**
   * The trusted authority, in PEM.
   *
   * @default the machine's authorities
   */
  readonly authority?: string;
}

/** The time limit for the whole answer, in milliseconds. */
const timeout = 30_000;

/**
 * Sends one HTTPS request, and validates the certificate as any client does.
 *
 * @returns the body of the answer, the TLS library's error code for the certificate, or how the connection failed.
 */
export async function askByTls({ authority, ...question }: TlsQuestion): Promise<string> {
  const tls = authority === undefined ? {} : { authority };
  const answer = await askHostPort({ ...question, tls, timeout });
  if (answer.outcome === "answered") return answer.body;
  return answer.outcome === "untrusted" ? answer.code : answer.outcome;
}
