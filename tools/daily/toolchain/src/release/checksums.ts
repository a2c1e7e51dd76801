/**
 * Finds a file's checksum in the output of sha256sum.
 *
 * @param text - Lines of `<64 hexadecimal digits> <space or asterisk><file name>`. A folder before the file name is ignored.
 * @param file - The name of the file.
 * @returns The checksum as 64 lowercase hexadecimal digits, or `undefined` if the text does not list the file.
 */
export function checksumOf(text: string, file: string): string | undefined {
  for (const line of text.split(/\r?\n/)) {
    const [, checksum, name] = /^([0-9a-f]{64}) [ *](?:.*\/)?([^/]+)$/i.exec(line.trim()) ?? [];
    if (name === file) return checksum?.toLowerCase();
  }
  return undefined;
}
