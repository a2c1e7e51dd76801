import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cacheRoot } from "@kind-berth-tools/cache";
import type { EngineName } from "../pins";
import type { ProcessIdentity } from "../process/identity";

/** What is written down of a run, so that a later one can tell whether it still lives and what it may have left. */
export interface RunRecord {
  /** Six characters, lower-case letters and digits. */
  readonly id: string;
  readonly owner: ProcessIdentity;
  /** Where its clusters are. */
  readonly engine: EngineName;
}

/** The label that containers, networks and volumes of a run carry; its value is the run's id. */
export const RUN_LABEL = "dev.berth.run";

/** Folder of all runs of this cache folder. */
export function runsFolder(): string {
  return join(cacheRoot(), "runs");
}

/** What a run keeps in files, its record among it. */
export function runFolder(id: string): string {
  return join(runsFolder(), id);
}

/** What every cluster name of a run begins with. */
export function clusterPrefix(id: string): string {
  return `berth-${id}-`;
}

/** Writes a record down, whole or not at all. */
export async function writeRecord(record: RunRecord): Promise<void> {
  const folder = runFolder(record.id);
  const unfinished = join(runsFolder(), `.${record.id}`);
  await mkdir(unfinished, { recursive: true });
  await writeFile(join(unfinished, "run.json"), JSON.stringify(record));
  await rename(unfinished, folder);
}

/** Every run that is written down. A folder without a record is one that is on its way out. */
export async function readRecords(): Promise<RunRecord[]> {
  await mkdir(runsFolder(), { recursive: true });
  const folders = await readdir(runsFolder(), { withFileTypes: true });
  const ids = folders.filter((entry) => entry.isDirectory() && !entry.name.startsWith("."));
  return (await Promise.all(ids.map(({ name }) => readRecord(name)))).flat();
}

async function readRecord(id: string): Promise<RunRecord[]> {
  try {
    return [JSON.parse(await readFile(join(runFolder(id), "run.json"), "utf8")) as RunRecord];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
