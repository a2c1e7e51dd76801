import { join } from "node:path";
import type { CheckContext, Outcome } from "./check";
import { runCommand } from "./command";
import { outcomeOf, readReport } from "./jest-report";

/**
 * Runs jest, counts its cases, names those that failed and tells what each file took.
 *
 * @param name - names the report's file in the scratch folder.
 * @param args - jest's own arguments.
 * @param env - set over this process's own environment.
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
