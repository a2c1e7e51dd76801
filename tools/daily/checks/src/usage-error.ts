/** An error in the options of the command line. The program prints the error without a stack trace. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
