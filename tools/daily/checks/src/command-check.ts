import type { Check } from "./check";
import { runCommand } from "./command";

/**
 * A check that is one command, counted by its exit code.
 *
 * @param command - makes the command from the top folder: the program and its arguments.
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
