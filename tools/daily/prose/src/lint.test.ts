import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { commentsOf } from "./excerpts/comments";
import { documentOf } from "./excerpts/document";
import { literalsOf } from "./excerpts/literals";
import { lint } from "./lint";

const { rules } = parse(readFileSync(join(__dirname, "../words.yml"), "utf8")) as {
  rules: { expected: string; patterns: string[] }[];
};

const fixture = (name: string) =>
  readFileSync(join(__dirname, "../test", name), "utf8")
    .split("\n")
    .filter((line) => line !== "");
const bad = fixture("bad.txt");
const good = fixture("good.txt");

const rulesFiredBy = async (text: string) => (await lint(documentOf("a.md", text))).map(({ rule }) => rule);

it.each(bad)("reports %s", async (sentence) => {
  expect(await rulesFiredBy(sentence)).toEqual(["words"]);
});

it.each(good)("accepts %s", async (sentence) => {
  expect(await rulesFiredBy(sentence)).toEqual([]);
});

it.each(rules.flatMap(({ patterns }) => patterns))("has a sentence in bad.txt for %s", (pattern) => {
  const [, source = "", flags = ""] = /^\/(.*)\/(i?)$/u.exec(pattern) ?? [];
  const regexp = new RegExp(source, `${flags}u`);
  expect(bad.some((sentence) => regexp.test(sentence))).toBe(true);
});

it("reports the word, its replacement and its position", async () => {
  const source = "f();\n/**\n * Creates it\n * anew.\n */\nf(`{}`); // It knows `anew`.\n";
  expect(await lint(commentsOf("src/a.ts", source))).toMatchObject([
    {
      file: "src/a.ts",
      line: 4,
      column: 4,
      severity: "error",
      rule: "words",
      message: "anew => again, recreated",
    },
    {
      file: "src/a.ts",
      line: 6,
      column: 16,
      message: expect.stringContaining("knows => has, reads") as string,
    },
  ]);
});

it("finds words across lines, in headings, lists, tables, links, emphasis and quotes", async () => {
  const text = `# Made anew

See the place and the
like, [made anew](https://example.com/anew), **anew**.

- anew

| anew |
| ---- |
| anew |

> anew
`;
  expect((await lint(documentOf("a.md", text))).map(({ line }) => line)).toEqual([1, 3, 4, 4, 6, 8, 10, 12]);
});

it("ignores words in code, link targets and HTML comments", async () => {
  const text =
    "`anew`\n\n```sh\nanew\n```\n\n    anew\n\n[link](https://example.com/anew)\n\n<!-- anew -->\n";
  expect(await rulesFiredBy(text)).toEqual([]);
});

it("checks messages, but not the expressions in them", async () => {
  expect(await lint(literalsOf("a.ts", "f(`Create ${anew} anew.`);"))).toMatchObject([
    { line: 1, rule: "words", message: "anew => again, recreated" },
  ]);
});

describe("the sentence length rule", () => {
  const sentence = (words: number) => `${Array.from({ length: words }, () => "word").join(" ")}.`;

  it.each([
    [25, []],
    [26, ["info"]],
    [30, ["info"]],
    [31, ["error", "info"]],
  ])("reports a sentence with %d words as %j", async (words, severities) => {
    const problems = await lint(
      documentOf("a.md", `A short sentence. ${sentence(words)}\n\nAnother sentence.`),
    );
    expect(problems.map(({ severity }) => severity).sort()).toEqual(severities);
    for (const problem of problems) expect(problem).toMatchObject({ line: 1, column: 19 });
  });

  it("counts a table cell and a list item as separate sentences", async () => {
    expect(await rulesFiredBy(`- ${sentence(20)}\n- ${sentence(20)}\n`)).toEqual([]);
    expect(await rulesFiredBy(`| a | b |\n| - | - |\n| ${sentence(20)} | ${sentence(20)} |\n`)).toEqual([]);
  });
});
