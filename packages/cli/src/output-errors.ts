/** The exit code of a program that SIGPIPE has ended, as in a shell. */
const brokenPipe = 128 + 13;

/**
 * Ends the process if an output stream fails. If the reader has closed the pipe, as `head` does, the process ends without a message.
 * Otherwise, such as for a full disk, it prints the reason.
 *
 * @param program - the process
 */
export function endOnOutputErrors(
  program: Pick<NodeJS.Process, "stdout" | "stderr" | "exit"> = process,
): void {
  const { stdout, stderr } = program;
  for (const stream of [stdout, stderr]) {
    stream.on("error", ({ code, message }: NodeJS.ErrnoException) => {
      if (code === "EPIPE") program.exit(brokenPipe);
      if (stream === stdout) stderr.write(`berth: standard output: ${message}\n`);
      program.exit(1);
    });
  }
}
