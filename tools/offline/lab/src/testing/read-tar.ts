import { createReadStream } from "node:fs";
import { text } from "node:stream/consumers";
import { extract, type Header } from "tar-stream";

/** Reads the entries of a tar file, with their contents as text. */
export async function readTar(file: string): Promise<{ header: Header; content: string }[]> {
  const entries = [];
  for await (const entry of createReadStream(file).pipe(extract())) {
    entries.push({ header: entry.header, content: await text(entry) });
  }
  return entries;
}
