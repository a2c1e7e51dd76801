import { BerthError } from "@kind-berth/topology";
import { z } from "zod";
import { readJson } from "../process/read-json";
import { runDriver } from "../process/run-driver";
import { issueAuthority, issueCertificate, type KeyPair } from "./issue";

/** The object that the driver creates: a certificate authority, or a certificate that an authority signs. */
export type CertificateStep = "authority" | "certificate";

const authorityRequest = z.object({ name: z.string() });
/** The `authority` property contains a secret private key. */
const certificateRequest = z.object({
  host: z.string(),
  authority: z.object({ certificate: z.string(), key: z.string() }),
});

/**
 * Runs a certificate step. Reads the certificate request as JSON from standard input, and writes a certificate and its private key as JSON
 * to standard output. The output is a secret. Errors go to standard error and contain no secrets.
 *
 * Sets the process exit code to 0, or to 1 after an error.
 *
 * @example
 * ```ts
 * await certificates("authority"); // with `{"name":"demo"}` on standard input
 * ```
 */
export function certificates(step: CertificateStep): Promise<void> {
  return runDriver(async (input) => JSON.stringify(await steps[step](input)));
}

const steps: Readonly<Record<CertificateStep, (input: string) => Promise<KeyPair>>> = {
  authority: async (input) => issueAuthority(readRequest(authorityRequest, input).name),
  certificate: async (input) => {
    const { host, authority } = readRequest(certificateRequest, input);
    return issueCertificate(host, authority);
  },
};

/** Reads a request. The error names the properties that have another form, but not their values. */
function readRequest<T>(shape: z.ZodType<T>, input: string): T {
  const read = readJson(shape, input);
  if ("value" in read) return read.value;
  throw new BerthError(
    "certificate request",
    read.reasons.map((reason) => ({
      code: "PLAN_INVALID",
      object: "certificate request on standard input",
      state: "is not valid",
      reason,
      remedy:
        "Install the same version of @kind-berth/components and @kind-berth/driver. Do not run the driver directly: the components run it.",
    })),
  );
}
