import fc from "fast-check";

/** Texts that readers and terminals often handle wrongly. */
export const hostileTexts: readonly string[] = [
  "",
  " ",
  "\t\r\n",
  "\u0000",
  "\u001b[2J\u001b[31mred",
  "\u009b31m",
  "\u202etxt.exe",
  "\u200b\u2066a\u2069",
  "\u2028",
  "\ud800",
  "\udfff\ud83d",
  "\ufeffname",
  "e\u0301",
  "👩‍👩‍👧",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "null",
  "~",
  "yes",
  "0120",
  "1e999",
  "-0",
  "../../etc/passwd",
  "--help",
  "$(id)",
  "%00%zz",
  "'\"`\\",
  "a: b\n- c",
  "2026-02-31T25:61:61Z",
  "999.999.999.999",
  "::ffff:127.0.0.1%eth0",
];

const numbers = [
  0,
  -0,
  -1,
  0.5,
  NaN,
  Infinity,
  -Infinity,
  65_536,
  2 ** 31,
  2 ** 53,
  1e21,
  1e308,
  5e-324,
] as const;

/** Generates short texts from all UTF-16 code units. fast-check's own units for such texts take a second to initialize. */
export const codeUnits: fc.Arbitrary<string> = fc.string({
  unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)),
  maxLength: 12,
});

/** Generates a text: a hostile one, a very long one or a random one. */
export const texts: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...hostileTexts) },
  { weight: 2, arbitrary: codeUnits },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom("a", "-", ".", "é", "{", "\u0000", "9", "a.", " ,", "🂡"), fc.nat(20_000))
      .map(([unit, count]) => unit.repeat(count)),
  },
);

/** Wraps a value in many lists or objects. */
function nested(depth: number, inObjects: boolean): unknown {
  let value: unknown = "core";
  for (let level = 0; level < depth; level++) value = inObjects ? { a: value } : [value];
  return value;
}

/** Generates a value with which a program can replace any value in its arguments or in a document. */
export const hostileValues: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: texts },
  { weight: 3, arbitrary: fc.constantFrom(...numbers) },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(null, undefined, true, false) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom("[]", "{}", '{"__proto__":{"name":1}}', '{"constructor":{"prototype":[]}}')
      .map((json): unknown => JSON.parse(json)),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(30, 300, 1_000), fc.boolean()).map((args) => nested(...args)),
  },
  { weight: 1, arbitrary: fc.nat(3_000).map((length) => Array.from({ length }, (_, index) => index)) },
  { weight: 1, arbitrary: fc.anything({ maxDepth: 2, withBigInt: true, withSparseArray: true }) },
);
