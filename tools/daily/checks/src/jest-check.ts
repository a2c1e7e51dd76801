import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CheckContext, Outcome } from "./check";
import { runCommand } from "./command";
import { countJest, type JestReport } from "./count";
import { failuresOf, type JestFailures } from "./failures";

/**
 * Runs jest, counts its cases and names those that failed.
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
  if (!existsSync(file)) return countJest(undefined, exitCode);
  const report = JSON.parse(readFileSync(file, "utf8")) as JestReport & JestFailures;
  return { ...countJest(report, exitCode), failures: failuresOf(report, context.root) };
}
