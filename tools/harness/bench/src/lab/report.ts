/** Prints a progress line on standard error. */
export function report(line: string): void {
  console.error(`berth: ${line}`);
}
