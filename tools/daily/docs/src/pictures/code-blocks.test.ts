import { codeBlocks } from "./code-blocks";

it("finds each block with the file that it is taken from", () => {
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
