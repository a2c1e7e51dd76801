import { commentsOf } from "./comments";
import { markdownOf, positionInFile } from "./excerpt";

const texts = (source: string, only?: "tsdoc") =>
  commentsOf("a.ts", source, only)
    .lines.map(({ text }) => text)
    .filter((text) => text !== "");

it("extracts every type of comment", () => {
  const source = `#!/usr/bin/env node
// A line
// and the next one.
import a from "a"; // At the end of a line.
/* A block. */
/** One line of TSDoc. */
function f(/* inside */ x: number) {
  return \`\${x /* in a template */}\`;
  // At the end of a block.
}
`;
  expect(texts(source)).toEqual([
    "A line",
    "and the next one.",
    "At the end of a line.",
    "A block.",
    "One line of TSDoc.",
    "inside",
    "in a template",
    "At the end of a block.",
  ]);
});

it("ignores comment markers in strings, templates and regular expressions", () => {
  expect(texts('const a = "// no"; const b = `/* no */`; const c = /\\/\\/ no/u; // yes')).toEqual(["yes"]);
});

it("ignores directives for ESLint, TypeScript and Prettier", () => {
  expect(
    texts(
      "// eslint-disable-next-line no-console\nf();\n// @ts-expect-error because\nf();\n// prettier-ignore\nf();",
    ),
  ).toEqual([]);
});

it("converts TSDoc to Markdown", () => {
  const source = `/**
 * Returns a {@link Port}.
 *
 * @param name - the name of the port.
 * @throws {@link BerthError} if there is no port.
 * @default none
 * @example
 * \`\`\`ts
 * f(); // says
 * \`\`\`
 */
export function f(name: string) {}
`;
  expect(texts(source)).toEqual([
    "Returns a `@link Port`.",
    "the name of the port.",
    "if there is no port.",
    "none",
    "```ts",
    "f(); // says",
    "```",
  ]);
});

it("removes indented code, but not the lines of a list", () => {
  expect(texts("// Run it:\n//\n//   node main.js\n//\n// - one\n//   and more\nf();")).toEqual([
    "Run it:",
    "- one",
    "  and more",
  ]);
});

it("separates comments, so that they are not one paragraph", () => {
  expect(markdownOf(commentsOf("a.ts", "f(); // One\n// Two\n/** Three */"))).toBe("One\n\nTwo\n\nThree\n");
});

it("returns only TSDoc if requested", () => {
  expect(texts("// no\n/* no */\n/** yes */\nf();", "tsdoc")).toEqual(["yes"]);
});

it("records the source position of each line", () => {
  const source = "  /**\n   * First.\n   *\n   * @returns the second.\n   */\n  f(); // Third.\n";
  const excerpt = commentsOf("a.ts", source);
  const lines = excerpt.lines.flatMap(({ text }, index) => {
    if (text === "") return [];
    const { line, column } = positionInFile(excerpt, { line: index + 1, column: 1 });
    return [source.split("\n")[line - 1]?.slice(column - 1)];
  });
  expect(lines).toEqual(["First.", "the second.", "Third."]);
});
