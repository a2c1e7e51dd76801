import { Script } from "node:vm";
import fc from "fast-check";
import { typescriptLiteral } from "./typescript-literal";

/** Evaluates a literal in a separate program, and returns the literal's value. */
function evaluated(literal: string): unknown {
  return JSON.parse(JSON.stringify(new Script(`(${literal})`).runInThisContext())) as unknown;
}

it("evaluates to the original value, and contains no invisible characters", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "\u2028",
      '"]; process.exit(); ["',
      "${x}",
      "`",
      "\\",
      "*/",
      "</script>",
      "a\nb\nc",
      "\r\n",
      "\u202e",
    ),
  );
  const value = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      text,
      fc.integer(),
      fc.boolean(),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(fc.oneof(text, fc.constantFrom("__proto__", "constructor", "a-b")), tie("value"), {
        maxKeys: 4,
      }),
    ),
  })).value;
  fc.assert(
    fc.property(value, (given) => {
      const literal = typescriptLiteral(given);
      expect(evaluated(literal)).toEqual(JSON.parse(JSON.stringify(given)));
      expect(literal).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}\r\t]/u);
    }),
    { numRuns: 10 * (fc.readConfigureGlobal().numRuns ?? 100) },
  );
});

it.each([
  [
    "a short object on one line",
    { role: "worker", labels: { a: "b" } },
    '{ role: "worker", labels: { a: "b" } }',
  ],
  ["keys with quotes only if necessary", { "a-b": 1, ok: 2 }, '{ "a-b": 1, ok: 2 }'],
  ["no key for undefined", { a: undefined }, "{}"],
  ["an empty list", [], "[]"],
  ["a single line with its line break as one string", "a\n", '"a\\n"'],
  ["a multi-line string line by line", "a\nb\n", '["a", "b", ""].join("\\n")'],
])("renders %s", (_, value, literal) => {
  expect(typescriptLiteral(value)).toBe(literal);
});

it("splits a value that is too long for one line", () => {
  const image = "kindest/node:v1.36.3";
  expect(typescriptLiteral({ nodes: [1, 2, 3, 4].map(() => ({ role: "worker", image })) })).toBe(`{
  nodes: [
    { role: "worker", image: "kindest/node:v1.36.3" },
    { role: "worker", image: "kindest/node:v1.36.3" },
    { role: "worker", image: "kindest/node:v1.36.3" },
    { role: "worker", image: "kindest/node:v1.36.3" },
  ],
}`);
});
