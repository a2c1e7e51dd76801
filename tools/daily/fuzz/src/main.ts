import { randomInt } from "node:crypto";
import { join } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { resultText, summaryText } from "./report";
import { fuzz } from "./runner/fuzz";
import { targets } from "./targets/index";

interface Options {
  readonly cases?: number;
  readonly seed: number;
  readonly target?: readonly string[];
  readonly path?: string;
}

const defaultCases = 10_000;

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!/^\d+$/u.test(text) || !Number.isSafeInteger(number))
    throw new InvalidArgumentError("Use a whole number.");
  return number;
}

const names = targets.map(({ name }) => name);
const command = new Command("npm run fuzz --")
  .description("Runs Berth's planners, parsers and commands on hostile input.")
  .option(
    "--cases <number>",
    `the number of cases, for all targets together (default: ${defaultCases}, or 1 with --path)`,
    wholeNumber,
  )
  .option("--seed <number>", "the seed of the random input", wholeNumber, randomInt(2 ** 31))
  .addOption(new Option("--target <name...>", "run these targets only").choices(names))
  .option("--path <path>", "start with this case, as printed for a failure")
  .action(async ({ cases, seed, target, path }: Options) => {
    const wanted = targets.filter(({ name }) => target?.includes(name) !== false);
    if (path !== undefined && wanted.length !== 1) command.error("error: --path needs one --target");
    const run = { seed, cases: cases ?? (path === undefined ? defaultCases : 1) };
    console.log(`seed ${seed}`);
    const interruption = new AbortController();
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
      process.once(signal, () => {
        interruption.abort(new Error(`interrupted by ${signal}`));
      });
    const results = await fuzz({
      ...run,
      module: join(__dirname, "targets/index.js"),
      targets: wanted,
      signal: interruption.signal,
      ...(path === undefined ? {} : { path }),
      onResult: (result) => {
        console.log(resultText(result, run));
      },
    });
    console.log(summaryText(results, run));
    if (results.some(({ failures }) => failures.length > 0)) process.exitCode = 1;
  });

void command.parseAsync();
