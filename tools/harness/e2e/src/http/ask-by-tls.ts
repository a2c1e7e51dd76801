import { request } from "node:https";

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

/**
 * Asks once by HTTPS, and checks the certificate as any client does.
 *
 * @returns the answer's body, or what the TLS library has against the certificate.
 */
export function askByTls({ hostPort, host, path = "/", authority }: TlsQuestion): Promise<string> {
  return new Promise((resolve) => {
    request(
      {
        host: "127.0.0.1",
        port: hostPort,
        servername: host,
        headers: { host },
        path,
        agent: false,
        ...(authority === undefined ? {} : { ca: authority }),
      },
      (response) => {
        const chunks: string[] = [];
        response
          .setEncoding("utf8")
          .on("data", (chunk: string) => chunks.push(chunk))
          .once("end", () => {
            resolve(chunks.join(""));
          });
      },
    )
      .once("error", (error: NodeJS.ErrnoException) => {
        resolve(error.code ?? error.message);
      })
      .end();
  });
}
