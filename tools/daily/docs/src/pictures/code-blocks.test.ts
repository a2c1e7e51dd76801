import { codeBlocks } from "./code-blocks";

it("returns each code block with the source file that its comment names", () => {
  const markdown = [
    "# Title",
    "<!-- from examples/a/index.ts -->",
    "",
    "```ts",
    "const a = 1;",
    "```",
    "",
    "```sh",
    "npm test",
    "```",
  ].join("\n");
  expect(codeBlocks(markdown)).toEqual([
    { language: "ts", code: "const a = 1;\n", line: 4, from: "examples/a/index.ts" },
    { language: "sh", code: "npm test\n", line: 8, from: undefined },
  ]);
});
