import { BerthError, printable } from "@kind-berth/topology";
import { SourceError } from "./read-source";

/**
 * Returns the text that the CLI prints for an error. This is the findings in a BerthError, the message about a file or another input, and
 * the stack trace of an unexpected error.
 */
export function explainProblem(error: unknown): string {
  if (BerthError.isInstance(error)) return error.message;
  if (error instanceof SourceError || isSystemError(error)) return `berth: ${printable(error.message)}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Whether the operating system reported the error. The error may come from another realm, whose `Error` is another class. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return (error as Partial<NodeJS.ErrnoException> | null | undefined)?.syscall !== undefined;
}
