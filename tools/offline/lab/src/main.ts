import { Command } from "commander";
import { readdir, lstat } from "node:fs/promises";
import { join } from "node:path";
import { buildParts } from "./build";
import { cleanLab } from "./clean";
import { partNames, type PartName } from "./parts";
import { duration, resultTable, type PartResult } from "./progress";
import type { BuiltPart } from "./schedule";

const program = new Command("lab").description(
  "Build the programs and images that clusters need on machines that can download only packages. Parts: " +
    partNames.join(", "),
);

program
  .command("build", { isDefault: true })
  .description("Build parts that do not exist yet (default: all parts)")
  .argument("[parts...]")
  .action(async (names: string[]) => {
    const unknown = names.filter((name) => !partNames.includes(name as PartName));
    if (unknown.length > 0) {
      program.error(`Unknown parts: ${unknown.join(", ")}. The lab has the parts ${partNames.join(", ")}.`);
    }
    const begun = Date.now();
    const wanted = names.length > 0 ? (names as PartName[]) : partNames;
    const built = await buildParts(wanted, (line) => {
      process.stderr.write(`[${duration(Date.now() - begun)}] ${line}\n`);
    });
    process.stdout.write(
      `${resultTable(await Promise.all(built.map(result)))}\ntotal time: ${duration(Date.now() - begun)}\n`,
    );
  });

program.command("clean").description("Remove all parts and the caches of the go command").action(cleanLab);

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

async function result({ name, directory, took }: BuiltPart): Promise<PartResult> {
  return { name, took, size: await sizeOf(directory) };
}

async function sizeOf(directory: string): Promise<number> {
  const entries = await readdir(directory, { withFileTypes: true });
  const sizes = await Promise.all(
    entries.map(async (entry) =>
      entry.isDirectory()
        ? sizeOf(join(directory, entry.name))
        : (await lstat(join(directory, entry.name))).size,
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
