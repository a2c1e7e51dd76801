import { decodeText, EncodingError } from "./decode-text";

/** Encodes a text as UTF-16, with a byte order mark. */
function utf16(text: string, bigEndian = false): Buffer {
  const bytes = Buffer.from(`\uFEFF${text}`, "utf16le");
  return bigEndian ? bytes.swap16() : bytes;
}

const text = "name: Größe 数 🙂\r\nkind: Cluster\r\n";

it.each([
  ["UTF-8", Buffer.from(text)],
  ["UTF-8 with a byte order mark", Buffer.from(`\uFEFF${text}`)],
  ["UTF-16 LE with a byte order mark, as Windows PowerShell writes it", utf16(text)],
  ["UTF-16 BE with a byte order mark", utf16(text, true)],
])("reads %s", (_, bytes) => {
  expect(decodeText(bytes)).toBe(text);
});

it("reads an empty text, with and without a byte order mark", () => {
  expect(decodeText(Uint8Array.of())).toBe("");
  expect(decodeText(utf16(""))).toBe("");
});

it("rejects Windows-1252 with the line, the name of the encoding and the fix", () => {
  const bytes = Buffer.from("kind: Cluster\n# Größe\n", "latin1");
  expect(() => decodeText(bytes)).toThrow(EncodingError);
  expect(() => decodeText(bytes)).toThrow(
    /^is not valid UTF-8 in line 2\. It is probably in Windows-1252 .* Save the file as UTF-8\./,
  );
});

it.each([
  ["in the last line, which has no line end", Buffer.from([0x61, 0x0a, 0xff]), "in line 2"],
  [
    "UTF-16 LE without a byte order mark",
    Buffer.from(text, "utf16le").subarray(0, 10),
    "without a byte order mark",
  ],
  [
    "UTF-16 BE without a byte order mark",
    Buffer.from("kind", "utf16le").swap16(),
    "without a byte order mark",
  ],
  ["UTF-16 with an odd number of bytes", utf16(text).subarray(0, 9), "is not valid UTF-16"],
  ["UTF-16 with half of a surrogate pair", utf16("🙂").subarray(0, 4), "is not valid UTF-16"],
])("rejects %s", (_, bytes, message) => {
  expect(() => decodeText(bytes)).toThrow(message);
});
