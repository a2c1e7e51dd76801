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
  /** Whether to run only the checks that a change needs. */
  readonly affected?: boolean;
  /** The Git revision to compare with. If it is set, {@link Options.affected} is implied. */
  readonly base?: string;
  /** The names of the end-to-end files to run. If it is set, no other check runs. */
  readonly scenario?: readonly string[];
  /** The engine on which the scenarios run. */
  readonly engine?: E2eEngine;
  /** The path of a file to which the durations of the test files are written. */
  readonly costs?: string;
}

/** The Git revision that the option `--affected` compares with if the option `--base` is not set. */
export const defaultBase = "main";

/**
 * Creates the command line of `npm test`.
 *
 * @param run - called with the parsed options.
 */
export function testCommand(run: (options: Options) => Promise<void>): Command {
  const names = [...checksOf(), ...checksOfOtherEngines()].map(({ name }) => name);
  return (
    new Command("npm test --")
      .description("Runs Berth's checks and closes with their count.")
      // The subcommand `nightly` has a separate option --only.
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
