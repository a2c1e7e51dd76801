import { join } from "node:path";
import { benchmarks } from "./benchmarks/all";
import { workspaceRoot } from "./folders";
import { listOf, parseOptions, UsageError } from "./options";

async function main(): Promise<void> {
  const folder = join(workspaceRoot, "docs", "benchmarks");
  const { name, ...options } = parseOptions(process.argv.slice(2), benchmarks, folder);
  const wanted = benchmarks.find((benchmark) => benchmark.name === name);
  if (wanted === undefined) {
    console.log(`${listOf(benchmarks)}\n\nRun one of them with \`npm run bench -- NAME\`.`);
    return;
  }
  await wanted.run(options);
}

main().catch((error: unknown) => {
  if (error instanceof UsageError) {
    console.error(error.message);
    process.exitCode = error.exitCode;
    return;
  }
  console.error(`berth: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
