/** An error in the options of the command line. It is shown without a stack trace. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
