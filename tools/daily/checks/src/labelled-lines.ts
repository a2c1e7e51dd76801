import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";

/**
 * Copies a program's output, with a label before each line. The labels show which of several concurrent programs printed a line.
 *
 * @returns a promise that resolves when the program has printed its last line.
 */
export async function passOnLabelled(label: string, from: Readable, to: Writable): Promise<void> {
  for await (const line of createInterface({ input: from, crlfDelay: Infinity })) {
    to.write(`${label} | ${line}\n`);
  }
}
