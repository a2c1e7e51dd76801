import { join } from "node:path";
import type { CheckContext, Outcome } from "./check";
import { runCommand } from "./command";
import { outcomeOf, readReport } from "./jest-report";

/**
 * Runs jest. Returns the outcome: the counts, the failed cases, and the duration of each test file.
 *
 * @param name - the name for the report file in the scratch folder.
 * @param args - the arguments for jest.
 * @param env - environment variables that are added to the variables of this process.
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
