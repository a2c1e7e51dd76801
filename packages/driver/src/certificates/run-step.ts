import { text } from "node:stream/consumers";
import { issueAuthority, issueCertificate, type KeyPair } from "./issue";

/** What the driver makes: a certificate authority, or a certificate that one signs. */
export type CertificateStep = "authority" | "certificate";

/** What a certificate is asked for with, as JSON on standard input; the authority is a secret. */
interface CertificateRequest {
  readonly host: string;
  readonly authority: KeyPair;
}

/**
 * The driver's part for certificates: reads what is asked for as JSON from standard input, and writes a certificate with its key as JSON
 * to standard output, which is a secret.
 *
 * @example
 * ```ts
 * await certificates("authority"); // with `{"name":"demo"}` on standard input
 * ```
 */
export async function certificates(step: CertificateStep): Promise<void> {
  const request: unknown = JSON.parse(await text(process.stdin));
  process.stdout.write(JSON.stringify(await steps[step](request)));
}

const steps: Readonly<Record<CertificateStep, (request: unknown) => Promise<KeyPair>>> = {
  // Both requests are written by Berth's components, of the same release.
  authority: (request) => issueAuthority((request as { name: string }).name),
  certificate: (request) => {
    const { host, authority } = request as CertificateRequest;
    return issueCertificate(host, authority);
  },
};
