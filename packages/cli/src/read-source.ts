import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";

/** Reads the text of a file. If `file` is `-`, reads standard input. */
export function readSource(file: string): Promise<string> {
  return file === "-" ? text(process.stdin) : readFile(file, "utf8");
}
