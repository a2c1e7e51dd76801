import { BerthError } from "@kind-berth/topology";

/**
 * The text that the CLI prints for an error: the findings of a BerthError, the operating system's message about a file, or the stack trace
 * of an unexpected error.
 */
export function explainProblem(error: unknown): string {
  if (BerthError.isInstance(error)) return error.message;
  if (error instanceof Error && "syscall" in error) return `berth: ${error.message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
