import { createReadStream } from "node:fs";
import { decodeText, EncodingError } from "@kind-berth/topology";

/** The maximum size of an input, in bytes. */
const maxBytes = 16 * 2 ** 20;

/** An input that is not a text that Berth can read. */
export class SourceError extends Error {}

/**
 * Reads the text of a file. If `file` is `-`, reads standard input.
 *
 * @throws SourceError if the input is larger than 16 MiB, or is not a text that kind can read (see {@link decodeText})
 */
export async function readSource(file: string): Promise<string> {
  const name = file === "-" ? "standard input" : JSON.stringify(file);
  const stream: AsyncIterable<Buffer> = file === "-" ? process.stdin : createReadStream(file);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > maxBytes) throw new SourceError(`${name} is larger than 16 MiB`);
    chunks.push(chunk);
  }
  try {
    return decodeText(Buffer.concat(chunks));
  } catch (error) {
    if (!(error instanceof EncodingError)) throw error;
    throw new SourceError(`${name} ${error.message}`, { cause: error });
  }
}
