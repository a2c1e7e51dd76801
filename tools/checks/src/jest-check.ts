import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CheckContext } from "./check";
import { runCommand } from "./command";
import { countJest, type Count, type JestReport } from "./count";

/**
 * Runs jest and counts its cases.
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
): Promise<Count> {
  const file = join(context.scratch, `${name}.json`);
  const exitCode = await runCommand(["jest", ...args, "--json", `--outputFile=${file}`], context, env);
  const report = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as JestReport) : undefined;
  return countJest(report, exitCode);
}
