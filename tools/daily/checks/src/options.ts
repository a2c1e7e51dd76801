import { Command, Option } from "commander";
import { checksOf, checksOfOtherEngines, e2eEngines, type E2eEngine } from "./checks";

/** What the command line of `npm test` asks for. */
export interface Options {
  /** The names of the checks to run. Default: all. */
  readonly only?: readonly string[];
  /** Only what needs no cluster. */
  readonly quick?: boolean;
  /** Every end-to-end test on both engines. */
  readonly everywhere?: boolean;
  /** Only what a change needs. */
  readonly affected?: boolean;
  /** The revision since which the change is. It implies {@link Options.affected}. */
  readonly base?: string;
  /** End-to-end files by name, and nothing else. */
  readonly scenario?: readonly string[];
  /** The engine of the scenarios. */
  readonly engine?: E2eEngine;
  /** A file for what each test file took. */
  readonly costs?: string;
}

/** The revision that `--affected` compares with if there is no `--base`. */
export const defaultBase = "main";

/**
 * Makes the command line of `npm test`.
 *
 * @param run - called with the options once they are read.
 */
export function testCommand(run: (options: Options) => Promise<void>): Command {
  const names = [...checksOf(), ...checksOfOtherEngines()].map(({ name }) => name);
  return (
    new Command("npm test --")
      .description("Runs Berth's checks and closes with their count.")
      // `nightly` has an --only of its own.
      .enablePositionalOptions()
      .addOption(new Option("--only <name...>", "run these checks only").choices(names))
      .option("--quick", "run only what needs no cluster")
      .option("--everywhere", "run every end-to-end test on both engines: about twice as long")
      .option(
        "--affected",
        "run only what has changed since --base, committed or not, and what depends on it",
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
          "the engine of the scenarios (default: as npm test runs them)",
        ).choices(e2eEngines),
      )
      .option("--costs <file>", "write what each test file took to this file, as JSON")
      .action(run)
  );
}
