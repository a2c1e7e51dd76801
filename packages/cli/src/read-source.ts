import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";

/** The text of a file. If `file` is `-`, the text of standard input. */
export function readSource(file: string): Promise<string> {
  return file === "-" ? text(process.stdin) : readFile(file, "utf8");
}
