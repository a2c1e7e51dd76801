import { Argument, Command, CommanderError, InvalidArgumentError, Option } from "commander";
import type { BenchmarkOptions, BenchmarkSummary } from "./benchmarks/benchmark";

/** A benchmark's name and options from the command line. */
export interface Wanted extends BenchmarkOptions {
  /** The benchmark's name. `undefined` if the command line names no benchmark. */
  readonly name: string | undefined;
}

/** The command line is invalid, or it only requested the help text. */
export class UsageError extends Error {
  /**
   * @param message - the problem, or the help text.
   * @param exitCode - the exit code: 0 if the command line requested the help text.
   */
  constructor(
    message: string,
    readonly exitCode: number,
  ) {
    super(message);
  }
}

/**
 * Parses the command line.
 *
 * @param args - the arguments after the program's name.
 * @param benchmarks - all benchmarks. The name of any other benchmark is rejected.
 * @param folder - the default folder for reports.
 * @throws UsageError if an argument is invalid. The message lists the allowed values.
 */
export function parseOptions(
  args: readonly string[],
  benchmarks: readonly BenchmarkSummary[],
  folder: string,
): Wanted {
  const output: string[] = [];
  const collect = (text: string) => void output.push(text);
  const program = new Command("npm run bench --")
    .description("Measure Berth. Without a name, print the list of benchmarks.")
    .addArgument(new Argument("[name]", "the benchmark to run").choices(benchmarks.map(({ name }) => name)))
    .addOption(new Option("--rounds <count>", "rounds of each measurement").argParser(positive).default(5))
    .addOption(new Option("--apps <counts>", "numbers of apps, such as 1,10,100").argParser(counts))
    .option("--large", "also measure 500 apps on a cluster", false)
    .option("--output <folder>", "folder for the report", folder)
    .addHelpText("after", `\n${listOf(benchmarks)}`)
    .exitOverride()
    .configureOutput({ writeOut: collect, writeErr: collect });
  try {
    program.parse(args, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError)
      throw new UsageError(output.join("").trimEnd(), error.exitCode === 0 ? 0 : 2);
    throw error;
  }
  const options = program.opts<{ rounds: number; apps?: number[]; large: boolean; output: string }>();
  return { name: program.args[0], ...options };
}

/** Formats the list of benchmarks, one line for each benchmark. */
export function listOf(benchmarks: readonly BenchmarkSummary[]): string {
  const width = Math.max(...benchmarks.map(({ name }) => name.length));
  const lines = benchmarks.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return `Benchmarks:\n${lines.join("\n")}`;
}

function positive(text: string): number {
  if (!/^[1-9]\d{0,3}$/u.test(text)) throw new InvalidArgumentError("Use a whole number from 1 to 9999.");
  return Number(text);
}

function counts(text: string): number[] {
  return text.split(",").map(positive);
}
