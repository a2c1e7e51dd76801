/** The exit code of a program that SIGPIPE has ended, as in a shell. */
const brokenPipe = 128 + 13;

/**
 * Ends the process if an output stream fails. If the reader has closed the pipe, as `head` does, the process ends without a message.
 * Otherwise, such as for a full disk, it prints the reason.
 */
export function endOnOutputErrors(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", ({ code, message }: NodeJS.ErrnoException) => {
      if (code === "EPIPE") process.exit(brokenPipe);
      if (stream === process.stdout) process.stderr.write(`berth: standard output: ${message}\n`);
      process.exit(1);
    });
  }
}
