/** Bytes that are not a text that kind can read. The message describes the encoding and the fix, without the file name. */
export class EncodingError extends Error {}

/**
 * Decodes a text in the same way as kind: a byte order mark selects UTF-16 (little endian or big endian), and all other texts are UTF-8.
 * Removes the byte order mark.
 *
 * @see https://github.com/yaml/go-yaml/blob/v3.0.4/readerc.go
 *
 * @throws {@link EncodingError} if the bytes are not valid in this encoding
 *
 * @example
 * ```ts
 * decodeText(Uint8Array.of(0xff, 0xfe, 0x61, 0x00)); // "a"
 * ```
 */
export function decodeText(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  const text = decode(bytes, encoding);
  if (text === undefined) throw new EncodingError(encoding === "utf-8" ? notUtf8(bytes) : notUtf16);
  if (text.includes("\0")) throw new EncodingError(noByteOrderMark);
  return text;
}

type Encoding = "utf-8" | "utf-16le" | "utf-16be";

function encodingOf([first, second]: Uint8Array): Encoding {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

function decode(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // The only possible error is that the bytes are not valid in this encoding.
    return undefined;
  }
}

const saveAsUtf8 =
  "Save the file as UTF-8. In PowerShell, use `Out-File -Encoding utf8` or `Set-Content -Encoding utf8`";
const noByteOrderMark = `contains NUL bytes, so it is probably UTF-16 without a byte order mark, which kind cannot read. ${saveAsUtf8}`;
const notUtf16 = `starts with the byte order mark of UTF-16, but is not valid UTF-16. ${saveAsUtf8}`;

function notUtf8(bytes: Uint8Array): string {
  return (
    `is not valid UTF-8 in line ${invalidLine(bytes)}. It is probably in Windows-1252 or another 8-bit encoding, which kind cannot read. ` +
    saveAsUtf8
  );
}

/** Returns the number of the first line that is not valid UTF-8. In UTF-8, the byte 0x0A is always a line end. */
function invalidLine(bytes: Uint8Array): number {
  for (let start = 0, line = 1; ; line++) {
    const end = bytes.indexOf(0x0a, start);
    if (end === -1 || decode(bytes.subarray(start, end), "utf-8") === undefined) return line;
    start = end + 1;
  }
}
