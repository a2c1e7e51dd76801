import { askHostPort } from "@kind-berth-tools/probe";

/** What is asked for, and whom the caller trusts. */
export interface TlsQuestion {
  /** The host port, on loopback. */
  readonly hostPort: number;
  /** The name that is asked for, and that the certificate must have. */
  readonly host: string;
  /** @default "/" */
  readonly path?: string;
  /**
   * The authority that is trusted, in PEM.
   *
   * @default those of the machine
   */
  readonly authority?: string;
}

/** How long the whole answer may take, in milliseconds. */
const timeout = 30_000;

/**
 * Asks once by HTTPS, and checks the certificate as any client does.
 *
 * @returns the answer's body; the code of what the TLS library has against the certificate; or how the port failed.
 */
export async function askByTls({ authority, ...question }: TlsQuestion): Promise<string> {
  const tls = authority === undefined ? {} : { authority };
  const answer = await askHostPort({ ...question, tls, timeout });
  if (answer.outcome === "answered") return answer.body;
  return answer.outcome === "untrusted" ? answer.code : answer.outcome;
}
