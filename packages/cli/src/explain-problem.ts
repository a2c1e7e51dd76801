import { BerthError } from "@kind-berth/topology";

/** The sentences of what was refused, and what the system says of a file; the stack of what nobody has thought of. */
export function explainProblem(error: unknown): string {
  if (BerthError.isInstance(error)) return error.message;
  if (error instanceof Error && "syscall" in error) return `berth: ${error.message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
