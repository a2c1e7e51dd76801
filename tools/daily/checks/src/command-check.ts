import type { Check } from "./check";
import { runCommand } from "./command";

/**
 * Creates a check that runs one command. The check passes if the exit code is 0.
 *
 * @param command - a function that maps the repository root to the program and its arguments.
 */
export function commandCheck(
  name: string,
  title: string,
  command: (root: string) => readonly [string, ...string[]],
): Check {
  return {
    name,
    title,
    run: async (context) =>
      (await runCommand(command(context.root), context)) === 0
        ? { passed: 1, failed: 0 }
        : { passed: 0, failed: 1 },
  };
}
