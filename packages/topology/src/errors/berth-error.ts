import type { RuleCode } from "./rules";

/** One thing that cannot work, and what to do about it. */
export interface Finding {
  /** The rule that is broken; stable between releases. */
  readonly code: RuleCode;
  /** Where: the path of the argument, such as `portMappings[1].hostPort`. */
  readonly path: string;
  /** What was found there; `undefined` where nothing was given. */
  readonly value?: unknown;
  /** Why that does not work, as a clause that ends without a full stop. */
  readonly rule: string;
  /** What to do about it, as a sentence. */
  readonly remedy: string;
}

/**
 * Everything that cannot work about one thing, all at once: the message is a sentence and a remedy for each finding.
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
  /** Marks the class across copies of this package in one process, where `instanceof` fails. */
  readonly isBerthError = true;

  /**
   * @param subject - what the findings are about, such as `cluster "demo"`
   * @param findings - at least one
   */
  constructor(
    readonly subject: string,
    readonly findings: readonly Finding[],
  ) {
    super(sentences(subject, findings));
  }

  /** Whether `value` is a BerthError, of whichever copy of this package. */
  static isInstance(value: unknown): value is BerthError {
    return value instanceof Error && "isBerthError" in value && value.isBerthError === true;
  }
}

/**
 * Throws all findings as one error; does nothing when there are none.
 *
 * @throws {@link BerthError} when there is a finding
 */
export function refuseIfAny(subject: string, findings: readonly Finding[]): void {
  if (findings.length > 0) throw new BerthError(subject, findings);
}

function sentences(subject: string, findings: readonly Finding[]): string {
  const count = findings.length === 1 ? "1 problem" : `${findings.length} problems`;
  return [`${subject}: ${count}`, ...findings.map((finding) => `- ${sentence(finding)}`)].join("\n");
}

function sentence({ code, path, value, rule, remedy }: Finding): string {
  return `${path} is ${shown(value)}: ${rule}. ${remedy} [${code}]`;
}

/** A value as the user wrote it; never the inside of objects, which may hold anything. */
function shown(value: unknown): string {
  switch (typeof value) {
    case "undefined":
      return "not set";
    case "string":
      return JSON.stringify(value);
    case "number":
    case "boolean":
    case "bigint":
      return String(value);
    case "object":
      if (value === null) return "null";
      return Array.isArray(value) ? "a list" : "an object";
    default:
      return `a ${typeof value}`;
  }
}
