/** The exit code of a program that SIGPIPE has ended, as in a shell. */
const brokenPipe = 128 + 13;

/**
 * Ends the process if an output stream fails. If the reader has closed the pipe, as `head` does, the process ends without a message.
 * Otherwise, such as for a full disk, it prints the reason.
 */
export function endOnOutputErrors(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") process.stderr.write(`berth: standard output: ${error.message}\n`);
    process.exit(error.code === "EPIPE" ? brokenPipe : 1);
  });
  process.stderr.on("error", (error: NodeJS.ErrnoException) => {
    process.exit(error.code === "EPIPE" ? brokenPipe : 1);
  });
}
