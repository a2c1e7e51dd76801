import markdown from "@textlint/textlint-plugin-markdown";
import type { TxtParentNode } from "@textlint/ast-node-types";
import { sentencesBelow } from "./sentences";

const sentences = (text: string) =>
  sentencesBelow(new markdown.Processor().processor(".md").preProcess(text) as TxtParentNode).map(
    ({ range, words }) => [text.slice(...range).trim(), words] as const,
  );

it("finds the sentences of paragraphs, headings, lists and tables", () => {
  const text =
    "# A title\n\nOne here. Two\nhere.\n\n- In a list.\n\n| a b |\n| - |\n| In a table. |\n\n> In a quote.\n";
  expect(sentences(text)).toEqual([
    ["A title", 2],
    ["One here.", 2],
    ["Two\nhere.", 2],
    ["In a list.", 3],
    ["a b", 2],
    ["In a table.", 3],
    ["In a quote.", 3],
  ]);
});

it.each(["`pulumi up`", "**Pulumi**", "[Pulumi](https://www.pulumi.com)"])(
  "finds a whole sentence in a list item if a continuation line starts with %s",
  (start) => {
    expect(sentences(`- For each volume,\n  ${start} prints a warning. It ends.`)).toEqual([
      [`For each volume,\n  ${start} prints a warning.`, 7],
      ["It ends.", 2],
    ]);
  },
);

it("counts inline code as one word, and counts each word of a link", () => {
  expect(
    sentences("Run `kind create cluster` as [the docs show](https://kind.sigs.k8s.io/a/b) – **now**."),
  ).toEqual([[expect.any(String), 7]]);
});

it("does not end a sentence at an abbreviation, a version or a file name", () => {
  expect(sentences("Use v1.36.4, e.g. from `a.b. c` or kind.yaml, and more.")).toHaveLength(1);
});

it("ends a sentence after a number", () => {
  expect(sentences("Use port 8080. Omit the other. Use version 2. `node` is next.")).toEqual([
    ["Use port 8080.", 2],
    ["Omit the other.", 3],
    ["Use version 2.", 2],
    ["`node` is next.", 3],
  ]);
});

it("finds no sentences in code", () => {
  expect(sentences("```\nsome code here\n```\n\n    more code\n")).toEqual([]);
});
