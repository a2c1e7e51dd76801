/** What is asked for on the command line cannot be done. It is shown without the place in the code. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
