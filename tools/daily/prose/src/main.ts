import { relative, resolve } from "node:path";
import { Argument, Command, InvalidArgumentError, Option } from "commander";
import { check } from "./check";
import { parts, type Part } from "./excerpts/excerpt";
import { goal } from "./lint";
import { ratingSheet } from "./sample/rating-sheet";
import { sampleOf } from "./sample/sample";
import { sampledExcerpts, workspaceRoot } from "./workspace";

interface CheckCommandOptions {
  readonly parts: readonly Part[];
  readonly goal: boolean;
}

interface SampleOptions {
  readonly seed: number;
  readonly count: number;
}

async function runCheck(files: readonly string[], options: CheckCommandOptions): Promise<void> {
  const chosen = files.map((file) => relative(workspaceRoot, resolve(file)).replaceAll("\\", "/"));
  const { problems, texts, aboveGoal } = await check(workspaceRoot, {
    ...options,
    ...(chosen.length > 0 ? { files: chosen } : {}),
  });
  for (const { file, line, column, severity, rule, message } of problems) {
    console.log(`${file}:${line}:${column} ${severity} ${message} (${rule})`);
  }
  const errors = problems.filter(({ severity }) => severity === "error").length;
  console.error(
    `berth: checked ${texts} texts: ${errors} errors. ${aboveGoal} sentences have more than ${goal} words (--goal lists them).`,
  );
  if (errors > 0) process.exitCode = 1;
}

function runSample({ seed, count }: SampleOptions): void {
  console.log(ratingSheet(sampleOf(sampledExcerpts(workspaceRoot), count, seed), seed));
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/u.test(text)) throw new InvalidArgumentError("Use a whole number.");
  return Number(text);
}

const program = new Command("prose").description("checks the wording of documents, comments and messages");

program
  .command("check", { isDefault: true })
  .description("reports words that Berth does not use, and long sentences")
  .addArgument(new Argument("[files...]", "only these files").default([], "all files"))
  .addOption(new Option("--parts <parts...>", "the types of text").choices(parts).default(parts))
  .option("--goal", `also report sentences with more than ${goal} words`, false)
  .action(runCheck);

program
  .command("sample")
  .description("prints random sentences with boxes for a rating")
  .requiredOption("--seed <number>", "the same seed and the same files give the same sentences", wholeNumber)
  .option("--count <number>", "the number of sentences", wholeNumber, 60)
  .action(runSample);

program.parseAsync().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
