/** An error in the command-line options. The program prints the error without a stack trace. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
