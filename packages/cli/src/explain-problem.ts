import { BerthError } from "@kind-berth/topology";

/**
 * The text that the CLI prints for an error. A BerthError prints its findings, a file error prints the operating system's message, and an
 * unexpected error prints its stack trace.
 */
export function explainProblem(error: unknown): string {
  if (BerthError.isInstance(error)) return error.message;
  if (error instanceof Error && "syscall" in error) return `berth: ${error.message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
