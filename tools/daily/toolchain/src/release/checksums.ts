/**
 * The checksum of a file, from the text that sha256sum writes.
 *
 * @param text - Lines of `<64 hexadecimal digits> <space or asterisk><file name>`; a path before the name is left aside.
 * @param file - The file's name.
 * @returns 64 lower-case hexadecimal digits; undefined where the text does not name the file.
 */
export function checksumOf(text: string, file: string): string | undefined {
  for (const line of text.split(/\r?\n/)) {
    const [, checksum, name] = /^([0-9a-f]{64}) [ *](?:.*\/)?([^/]+)$/i.exec(line.trim()) ?? [];
    if (name === file) return checksum?.toLowerCase();
  }
  return undefined;
}
