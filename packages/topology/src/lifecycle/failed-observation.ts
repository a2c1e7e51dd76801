import type { SystemFinding } from "../findings/finding";
import { printableName } from "../findings/printable";
import { notObserved, type Observation } from "./observation";

/** The maximum length of a cause in a message, in characters. */
const longestCause = 600;
/** The length to which a text is cut before it is searched, in characters. */
const longestText = 20_000;

/**
 * Returns the observation if observing the cluster failed unexpectedly. As with {@link notObserved}, Pulumi keeps the previous values. In
 * addition, the program prints a warning.
 *
 * @param cause - the error, such as a program's error output. The message shows it on one line, shortened and without secrets.
 */
export function failedObservation(cluster: string, cause: string): Observation {
  return { ...notObserved, failure: observationFailed(cluster, cause) };
}

function observationFailed(cluster: string, cause: string): SystemFinding {
  return {
    code: "OBSERVATION_FAILED",
    object: `cluster "${cluster}"`,
    state: "could not be observed",
    reason: `this run does not detect drift, because ${readableCause(cause)}`,
    remedy: "Fix the cause, and run the command again. Until then, Berth treats the cluster as unchanged.",
  };
}

/**
 * Shortens an error text to one line for a message. Omits stack frames, and hides passwords in URLs, private keys and other long encoded
 * values.
 */
export function readableCause(text: string): string {
  const line = text
    .slice(0, longestText)
    .replace(/^[ \t]+at .*$/gm, "")
    .replace(/:\/\/[^\s/]*@/g, "://***@")
    .replace(/-----BEGIN [^]*/, "***")
    // The base64 encoding of `---`, with which an encoded key or certificate begins.
    .replace(/LS0t[\w+/=]+/g, "***")
    // Container IDs and image digests have 64 characters. Tokens are longer.
    .replace(/[\w=-]{100,}/g, "***")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/(?<!\.)\.+$/, "");
  return line === "" ? "the driver reported no cause" : printableName(line, longestCause);
}
