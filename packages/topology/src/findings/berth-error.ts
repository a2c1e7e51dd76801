import { isError, type Finding } from "./finding";
import { printableName } from "./printable";
import { dropFollowUps } from "./rejected-paths";
import { sentence } from "./sentence";

export type { Finding } from "./finding";

/**
 * An error that contains all findings about one object, such as a cluster or an app. The error message has one line for each finding, and
 * lists errors before warnings. It lists at most 100 of each.
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
  /** Identifies this class, because `instanceof` does not work across several copies of this package. */
  readonly isBerthError = true;

  /**
   * @param subject - the object that the findings are about, such as `cluster "demo"`
   * @param findings - at least one error, together with the warnings
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
 * If at least one finding is an error, throws one BerthError with the findings. If all findings are warnings, reports each warning.
 *
 * @param warn - a function that receives each warning if no error is thrown
 * @throws {@link BerthError} with all errors, if at least one finding is an error. It also contains the warnings, except warnings about
 * arguments that have an error.
 */
export function throwIfErrors(
  subject: string,
  findings: readonly Finding[],
  warn: Warn = () => undefined,
): void {
  if (findings.some(isError)) throw new BerthError(subject, dropFollowUps(findings));
  findings.forEach(warn);
}

/** The maximum length of the subject in a message, in characters. The subject can contain a name from an unknown source. */
const longestSubject = 300;
/** The maximum number of errors, and of warnings, in one message. */
const mostLines = 100;

function message(subject: string, findings: readonly Finding[]): string {
  const errors = findings.filter(isError);
  const warnings = findings.filter((finding) => !isError(finding));
  const counts = [count(errors, "problem"), count(warnings, "warning")].filter((text) => text !== "");
  return [
    `${printableName(subject, longestSubject)}: ${counts.join(", ")}`,
    ...lines(errors, "- ", "problems"),
    ...lines(warnings, "- warning: ", "warnings"),
  ].join("\n");
}

function lines(findings: readonly Finding[], prefix: string, word: string): string[] {
  const shown = findings.slice(0, mostLines).map((finding) => `${prefix}${sentence(finding)}`);
  const more = findings.length - shown.length;
  return more === 0 ? shown : [...shown, `- and ${more} more ${word}`];
}

function count(findings: readonly Finding[], word: string): string {
  if (findings.length === 0) return "";
  return findings.length === 1 ? `1 ${word}` : `${findings.length} ${word}s`;
}
