import { join } from "node:path";
import type { CheckContext, Outcome } from "./check";
import { runCommand } from "./command";
import { outcomeOf, readReport } from "./jest-report";

/**
 * Runs jest. Returns the counts, the failed cases and the duration of each test file.
 *
 * @param name - the report file's name in the scratch folder.
 * @param args - the arguments for jest.
 * @param env - environment variables in addition to this process's variables.
 */
export async function runJest(
  name: string,
  args: readonly string[],
  context: CheckContext,
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const file = join(context.scratch, `${name}.json`);
  const exitCode = await runCommand(["jest", ...args, "--json", `--outputFile=${file}`], context, env);
  return outcomeOf(readReport(file), exitCode, context.root);
}
