import { BerthError } from "@kind-berth/topology";

/**
 * Returns the text that the CLI prints for an error. This is the findings in a BerthError, the operating system's message for a file error,
 * and the stack trace of an unexpected error.
 */
export function explainProblem(error: unknown): string {
  if (BerthError.isInstance(error)) return error.message;
  if (error instanceof Error && "syscall" in error) return `berth: ${error.message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
