import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";

/**
 * Copies the output of a program and prints a label before each line. If several programs run at the same time, the labels distinguish
 * their output.
 *
 * @returns a promise that resolves when the program has written its last line.
 */
export async function passOnLabelled(label: string, from: Readable, to: Writable): Promise<void> {
  for await (const line of createInterface({ input: from, crlfDelay: Infinity })) {
    to.write(`${label} | ${line}\n`);
  }
}
