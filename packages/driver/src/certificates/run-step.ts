import { text } from "node:stream/consumers";
import { issueAuthority, issueCertificate, type KeyPair } from "./issue";

/** The object that the driver creates: a certificate authority, or a certificate that an authority signs. */
export type CertificateStep = "authority" | "certificate";

/** The certificate request, which the driver reads as JSON from standard input. The `authority` field contains a secret private key. */
interface CertificateRequest {
  readonly host: string;
  readonly authority: KeyPair;
}

/**
 * Runs a certificate step. Reads the certificate request as JSON from standard input, and writes a certificate and its private key as JSON
 * to standard output. The output is a secret.
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
  // The request needs no validation, because a Berth component from the same release wrote it.
  authority: (request) => issueAuthority((request as { name: string }).name),
  certificate: (request) => {
    const { host, authority } = request as CertificateRequest;
    return issueCertificate(host, authority);
  },
};
