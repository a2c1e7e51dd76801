import { isError, type Finding } from "./finding";
import { sentence } from "./sentence";

export type { Finding } from "./finding";

/**
 * An error with all problems of a cluster, app or other object. The message contains a sentence and a remedy for each finding, errors first.
 *
 * @example
 * ```ts
 * try {
 *   planCluster({ name: "demo", nodes: [{ role: "worker" }] });
 * } catch (error) {
 *   if (BerthError.isInstance(error)) console.log(error.findings.map((finding) => finding.code));
 * }
 * ```
 */
export class BerthError extends Error {
  override readonly name = "BerthError";
  /** Identifies the class if a process has several copies of this package. In this case, `instanceof` does not work. */
  readonly isBerthError = true;

  /**
   * @param subject - the subject of the findings, such as `cluster "demo"`
   * @param findings - at least one error, and the warnings of the same check
   */
  constructor(
    readonly subject: string,
    readonly findings: readonly Finding[],
  ) {
    super(message(subject, findings));
  }

  /** Whether `value` is a BerthError from any copy of this package. */
  static isInstance(value: unknown): value is BerthError {
    return value instanceof Error && "isBerthError" in value && value.isBerthError === true;
  }
}

/** A function that receives each warning. */
export type Warn = (warning: Finding) => void;

/**
 * Throws one error with all findings if at least one finding is an error. If all findings are warnings, passes them to `warn`.
 *
 * @param warn - called with each warning
 * @throws {@link BerthError} if there is an error; it also contains the warnings
 */
export function throwIfErrors(
  subject: string,
  findings: readonly Finding[],
  warn: Warn = () => undefined,
): void {
  if (findings.some(isError)) throw new BerthError(subject, findings);
  findings.forEach(warn);
}

function message(subject: string, findings: readonly Finding[]): string {
  const errors = findings.filter(isError);
  const warnings = findings.filter((finding) => !isError(finding));
  const counts = [count(errors, "problem"), count(warnings, "warning")].filter((text) => text !== "");
  return [
    `${subject}: ${counts.join(", ")}`,
    ...errors.map((finding) => `- ${sentence(finding)}`),
    ...warnings.map((finding) => `- warning: ${sentence(finding)}`),
  ].join("\n");
}

function count(findings: readonly Finding[], word: string): string {
  if (findings.length === 0) return "";
  return findings.length === 1 ? `1 ${word}` : `${findings.length} ${word}s`;
}
