import fc from "fast-check";
import { mutatedValue } from "./mutated-value";
import { texts } from "./hostile-values";

/** Parts of YAML and JSON that have a special effect or that are not valid everywhere. */
const syntax = [
  "&a ",
  "*a ",
  "<<: *a\n",
  "a: &a [*a]\n",
  "!!binary ",
  "!!map ",
  "!<tag:example.com,2026:x> ",
  "%YAML 1.1\n---\n",
  "---\n",
  "...\n",
  "? ",
  "|+9\n",
  ">-\n",
  "{",
  "}",
  "[",
  "]",
  ":",
  ",",
  "#",
  '"',
  "'",
  "- ",
  "\t",
  "\\u0000",
  '"__proto__": {"name": 1},',
  "__proto__: { name: 1 }\n",
  "[".repeat(5_000),
  '{"a":'.repeat(2_000),
  "- ".repeat(2_000),
  "? ".repeat(2_000),
  "a: &b [*b, *b]\n".repeat(50),
] as const;

/** A change of a part of a text. */
interface Edit {
  /** The position and the length of the part, each as a number from 0 to 1 relative to the text's length. */
  readonly at: number;
  readonly length: number;
  readonly kind: "insert" | "remove" | "repeat" | "truncate" | "replace";
  readonly inserted: string;
}

const part = fc.nat(1_000).map((thousandths) => thousandths / 1_000);
const edit: fc.Arbitrary<Edit> = fc.record({
  at: part,
  length: fc.oneof(fc.constant(0.01), part),
  kind: fc.constantFrom("insert", "insert", "replace", "remove", "repeat", "truncate"),
  inserted: fc.oneof(fc.constantFrom(...syntax), texts),
});

function applyEdit(text: string, { at, length, kind, inserted }: Edit): string {
  const start = Math.floor(at * text.length);
  const end = start + Math.ceil(length * (text.length - start));
  switch (kind) {
    case "insert":
      return text.slice(0, start) + inserted + text.slice(start);
    case "replace":
      return text.slice(0, start) + inserted + text.slice(end);
    case "remove":
      return text.slice(0, start) + text.slice(end);
    case "repeat":
      return text.slice(0, end) + text.slice(start);
    case "truncate":
      return text.slice(0, start);
  }
}

const encodings: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text,
  (text) => text.replaceAll("\n", "\r\n"),
  (text) => text.replaceAll("\n", "\r"),
  (text) => `\ufeff${text}`,
];

/** Generates copies of a text, each with up to four changed parts, and sometimes with other line breaks or a byte order mark. */
export function mutatedText(...originals: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...originals), fc.array(edit, { maxLength: 4 }), fc.constantFrom(...encodings))
    .map(([text, edits, encode]) => encode(edits.reduce(applyEdit, text)));
}

/**
 * Generates texts that a reader of a document receives: the JSON of mutated documents, mutated JSON and YAML texts, and random texts.
 *
 * @param documents - valid documents, as JSON values
 * @param yaml - valid documents, as YAML texts
 */
export function documentTexts(
  documents: readonly unknown[],
  yaml: readonly string[] = [],
): fc.Arbitrary<string> {
  const originals = [...documents.map((document) => JSON.stringify(document)), ...yaml];
  return fc.oneof(
    { weight: 6, arbitrary: mutatedValue(...documents).map(jsonOf) },
    { weight: 4 + 4 * Math.sign(yaml.length), arbitrary: mutatedText(...originals) },
    { weight: 1, arbitrary: fc.oneof(texts, fc.json(), fc.constantFrom(...syntax)) },
  );
}

/** Formats a value as JSON. JSON has no form for `undefined` and for large integers, so they become text. */
function jsonOf(value: unknown): string {
  const replaced = (_: string, each: unknown) => (typeof each === "bigint" ? String(each) : each);
  return value === undefined ? "undefined" : JSON.stringify(value, replaced);
}

/** Generates the bytes of a text. Some bytes are then not valid UTF-8. */
export function bytesOf(text: fc.Arbitrary<string>): fc.Arbitrary<Uint8Array> {
  const invalid = fc.constantFrom([], [], [], [0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf0, 0x9f]);
  return fc.tuple(text, part, invalid).map(([each, at, bytes]) => {
    const encoded = new TextEncoder().encode(each);
    const start = Math.floor(at * encoded.length);
    return Uint8Array.of(...bytes).length === 0
      ? encoded
      : new Uint8Array([...encoded.subarray(0, start), ...bytes, ...encoded.subarray(start)]);
  });
}
