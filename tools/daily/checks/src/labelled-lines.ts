import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";

/**
 * Copies a program's output and prints a label before each line. The labels distinguish the output of programs that run at the same time.
 *
 * @returns a promise that resolves when the program has printed its last line.
 */
export async function passOnLabelled(label: string, from: Readable, to: Writable): Promise<void> {
  for await (const line of createInterface({ input: from, crlfDelay: Infinity })) {
    to.write(`${label} | ${line}\n`);
  }
}
