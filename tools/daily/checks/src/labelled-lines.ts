import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";

/**
 * Passes a program's lines on with a label before each, so that programs that run side by side can be told apart.
 *
 * @returns when the program has written its last line.
 */
export async function passOnLabelled(label: string, from: Readable, to: Writable): Promise<void> {
  for await (const line of createInterface({ input: from, crlfDelay: Infinity })) {
    to.write(`${label} | ${line}\n`);
  }
}
