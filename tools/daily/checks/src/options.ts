import { Command, Option } from "commander";
import { checksOf, checksOfOtherEngines, e2eEngines, type E2eEngine } from "./checks";

/** Options for `npm test`. */
export interface Options {
  /** The names of the checks to run. Default: all. */
  readonly only?: readonly string[];
  /** Whether to run only the checks that need no cluster. */
  readonly quick?: boolean;
  /** Whether to run every end-to-end test on both engines. */
  readonly everywhere?: boolean;
  /** Whether to run only the checks that the changes require. */
  readonly affected?: boolean;
  /** The Git revision to compare the work tree with. Implies {@link Options.affected}. */
  readonly base?: string;
  /** The names of the end-to-end files to run. If set, only these files run. */
  readonly scenario?: readonly string[];
  /** The engine on which {@link Options.scenario} runs. */
  readonly engine?: E2eEngine;
  /** The path of the file to which `npm test` writes the test file durations. */
  readonly costs?: string;
}

/** The Git revision with which `--affected` compares the work tree if `--base` is not set. */
export const defaultBase = "main";

/**
 * Creates the command line for `npm test`.
 *
 * @param run - a function that is called with the parsed options.
 */
export function testCommand(run: (options: Options) => Promise<void>): Command {
  const names = [...checksOf(), ...checksOfOtherEngines()].map(({ name }) => name);
  return (
    new Command("npm test --")
      .description("Runs Berth's checks and closes with their count.")
      // The `nightly` subcommand has its own `--only` option.
      .enablePositionalOptions()
      .addOption(new Option("--only <name...>", "run these checks only").choices(names))
      .option("--quick", "run only the checks that need no cluster")
      .option("--everywhere", "run every end-to-end test on both engines: about twice as long")
      .option(
        "--affected",
        "run only the checks of files that changed since --base (committed or not), and of their dependents",
      )
      .option("--base <revision>", `compare with this revision: implies --affected (default: ${defaultBase})`)
      .addOption(
        new Option(
          "--scenario <name...>",
          "run only the end-to-end files with this in their path; NAME:PATTERN runs only the tests that match",
        ).conflicts(["only", "quick", "everywhere", "affected", "base"]),
      )
      .addOption(
        new Option(
          "--engine <engine>",
          "the engine for the scenarios (default: the engine that npm test uses for them)",
        ).choices(e2eEngines),
      )
      .option("--costs <file>", "write what each test file took to this file, as JSON")
      .action(run)
  );
}
