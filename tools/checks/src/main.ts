import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Command, Option } from "commander";
import { checks, quickChecks } from "./checks";
import { closingLine } from "./count";
import { runChecks } from "./run";

const program = new Command("npm test --")
  .description("Runs Berth's checks and closes with their count.")
  .addOption(
    new Option("--only <name...>", "run these checks only").choices(checks.map((check) => check.name)),
  )
  .option("--quick", "run only what needs no cluster")
  .parse();

const { only, quick } = program.opts<{ only?: string[]; quick?: boolean }>();
const wanted = only ?? (quick === true ? quickChecks : undefined);

/** Runs the wanted checks in a scratch folder of their own and sets the exit code. */
async function main(): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), "berth-checks-"));
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      stop.abort(signal);
    });
  }
  try {
    const count = await runChecks(
      checks.filter((check) => wanted?.includes(check.name) ?? true),
      { root: dirname(dirname(dirname(__dirname))), scratch, signal: stop.signal },
    );
    process.exitCode = count.failed === 0 && count.passed > 0 ? 0 : 1;
    console.log(closingLine(count));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

void main();
