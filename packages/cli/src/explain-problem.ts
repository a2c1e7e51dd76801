import { BerthError } from "@kind-berth/topology";

/**
 * The text that the CLI prints for an error. For a BerthError, it is the findings. For a file error, it is the message of the operating
 * system. For an unexpected error, it is the stack trace.
 */
export function explainProblem(error: unknown): string {
  if (BerthError.isInstance(error)) return error.message;
  if (error instanceof Error && "syscall" in error) return `berth: ${error.message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
