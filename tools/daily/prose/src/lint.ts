import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TextlintKernel, type TextlintKernelOptions } from "@textlint/kernel";
import markdown from "@textlint/textlint-plugin-markdown";
import words from "textlint-rule-prh";
import { markdownOf, positionInFile, type Excerpt, type Position } from "./excerpts/excerpt";
import { sentenceLength } from "./rules/sentence-length";

/** The path of the word list. Each entry contains patterns, a replacement and, optionally, a hint. */
const wordList = join(__dirname, "..", "words.yml");

/** The maximum number of words in a sentence. */
const longest = 30;

/** The recommended maximum number of words in a sentence. */
export const goal = 25;

/** A problem that the linter has found. */
export interface Problem extends Position {
  readonly file: string;
  readonly severity: "error" | "info";
  readonly rule: string;
  readonly message: string;
}

const options: TextlintKernelOptions = {
  ext: ".md",
  plugins: [{ pluginId: "markdown", plugin: markdown }],
  rules: [
    {
      ruleId: "words",
      rule: words,
      options: {
        ruleContents: [readFileSync(wordList, "utf8")],
        checkLink: true,
        checkEmphasis: true,
        checkBlockQuote: true,
      },
    },
    { ruleId: "sentence-length", rule: sentenceLength, options: { max: longest } },
    { ruleId: "sentence-length-goal", rule: sentenceLength, options: { max: goal, severity: "info" } },
  ],
};

const kernel = new TextlintKernel();

/** Checks an excerpt's words and sentence lengths. Returns the problems, sorted by position. */
export async function lint(excerpt: Excerpt): Promise<Problem[]> {
  const { messages } = await kernel.lintText(markdownOf(excerpt), { ...options, filePath: excerpt.file });
  return messages
    .map(({ ruleId, message, loc, severity }) => ({
      file: excerpt.file,
      ...positionInFile(excerpt, loc.start),
      severity: severity === 2 ? ("error" as const) : ("info" as const),
      rule: ruleId,
      message: message.replaceAll(/\s+/gu, " "),
    }))
    .sort((one, other) => one.line - other.line || one.column - other.column);
}
