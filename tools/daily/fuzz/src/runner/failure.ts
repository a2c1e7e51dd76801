/**
 * How a target failed:
 * - `crash`: it threw an undocumented error, or its process ended.
 * - `refusal`: it threw an error without a code, a path or a fix.
 * - `result`: a command had a wrong exit status, or printed a stack trace or control characters.
 * - `hang`: a case exceeded its time limit.
 * - `memory`: a case exceeded the memory limit.
 */
export type FailureKind = "crash" | "refusal" | "result" | "hang" | "memory";

/** A case that a target failed. */
export interface Failure {
  readonly kind: FailureKind;
  readonly message: string;
  /** The case's index and, after a colon, the shrinking steps. */
  readonly path: string;
  /** The input, as text. */
  readonly input: string;
}

/** The error with which a case reports a failure. */
export class CaseError extends Error {
  constructor(
    readonly kind: FailureKind,
    message: string,
  ) {
    super(message);
  }
}
