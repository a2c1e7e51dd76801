/** Shows one line of progress; the demo's account alone goes to standard output. */
export function report(line: string): void {
  process.stderr.write(`berth: ${line}\n`);
}
