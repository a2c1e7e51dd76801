import { Command } from "commander";
import { testCommand, type Options } from "./options";

/** Parses a command line. Returns the options for `npm test` or for its subcommand. */
async function read(...args: string[]): Promise<{ test?: Options; below?: unknown }> {
  const seen: { test?: Options; below?: unknown } = {};
  const below = new Command("nightly").option("--only <name...>").action((options: unknown) => {
    seen.below = options;
  });
  const program = testCommand((options) => {
    seen.test = options;
    return Promise.resolve();
  });
  await program.addCommand(below).parseAsync(args, { from: "user" });
  return seen;
}

it("reads the options of npm test", async () => {
  expect(await read("--only", "lint", "unit", "--base", "HEAD~1")).toEqual({
    test: { only: ["lint", "unit"], base: "HEAD~1" },
  });
});

it("passes a subcommand's options to the subcommand, even if npm test has an option with the same name", async () => {
  expect(await read("nightly", "--only", "mutation")).toEqual({ below: { only: ["mutation"] } });
});
