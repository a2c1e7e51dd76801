import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { cacheRoot } from "@kind-berth-tools/cache";
import { Command, Option } from "commander";
import { capture } from "../capture";
import { runInScratch } from "../run-in-scratch";
import { markdownOf } from "./markdown";
import { nightlyChecks } from "./nightly-checks";
import { reportOf } from "./report";

interface NightlyOptions {
  readonly report?: string;
  readonly only?: readonly string[];
}

/**
 * Creates the command line for `npm run nightly`.
 *
 * @param root - the repository root.
 */
export function nightlyCommand(root: string): Command {
  return new Command("nightly")
    .description(
      "Runs all checks on both engines, including those that take too long for npm test. Writes a report.",
    )
    .option(
      "--report <folder>",
      "write report.md and report.json to this folder (default: in the cache folder)",
    )
    .addOption(
      new Option("--only <name...>", "run these parts only").choices(nightlyChecks.map(({ name }) => name)),
    )
    .action((options: NightlyOptions) => nightly(root, options));
}

/** The time limit for each nightly check, in minutes. */
const timeLimit = 8 * 60;

async function nightly(root: string, { report, only }: NightlyOptions): Promise<void> {
  const began = new Date().toISOString();
  const commit = (await capture(["git", "describe", "--always", "--abbrev=12", "--dirty"], root)).trim();
  const folder = resolve(report ?? join(cacheRoot(), "nightly", began.replaceAll(":", "-")));
  // Prevent nx from replaying results of earlier runs.
  process.env["NX_SKIP_NX_CACHE"] = "true";
  const wanted = nightlyChecks
    .filter(({ name }) => only?.includes(name) !== false)
    .map((check) => ({ ...check, timeLimit }));
  await runInScratch(wanted, root, async (result) => {
    const ended = new Date().toISOString();
    const night = reportOf(result, { began, ended, commit });
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "report.json"), `${JSON.stringify(night, null, 2)}\n`);
    await writeFile(join(folder, "report.md"), markdownOf(night));
    console.error(`\nThe report of this run is in ${folder}`);
  });
}
