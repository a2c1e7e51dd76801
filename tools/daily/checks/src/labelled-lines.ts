import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";

/**
 * Forwards the output of a program with a label before each line. The labels distinguish programs that run at the same time.
 *
 * @returns when the program has written its last line.
 */
export async function passOnLabelled(label: string, from: Readable, to: Writable): Promise<void> {
  for await (const line of createInterface({ input: from, crlfDelay: Infinity })) {
    to.write(`${label} | ${line}\n`);
  }
}
