import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Command, Option } from "commander";
import type { Check } from "./check";
import { checks, otherEngines, quickChecks } from "./checks";
import { closingLine } from "./count";
import { runChecks } from "./run";

const all = [...checks, ...otherEngines];

const program = new Command("npm test --")
  .description("Runs Berth's checks and closes with their count.")
  .addOption(new Option("--only <name...>", "run these checks only").choices(all.map((check) => check.name)))
  .option("--quick", "run only what needs no cluster")
  .option("--everywhere", "run every end-to-end test on both engines: about twice as long")
  .parse();

interface Options {
  readonly only?: string[];
  readonly quick?: boolean;
  readonly everywhere?: boolean;
}

/** The checks that the command line asks for. */
function wanted({ only, quick, everywhere }: Options): Check[] {
  const names = only ?? (quick === true ? quickChecks : undefined);
  if (names !== undefined) return all.filter(({ name }) => names.includes(name));
  return everywhere === true ? all : [...checks];
}

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
    const root = dirname(dirname(dirname(dirname(__dirname))));
    const count = await runChecks(wanted(program.opts<Options>()), { root, scratch, signal: stop.signal });
    process.exitCode = count.failed === 0 && count.passed > 0 ? 0 : 1;
    console.log(closingLine(count));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

void main();
