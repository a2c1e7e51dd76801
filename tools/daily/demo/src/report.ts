/** Prints one line of progress to standard error. Standard output is reserved for the demo's summary. */
export function report(line: string): void {
  process.stderr.write(`berth: ${line}\n`);
}
