import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cacheRoot } from "@kind-berth-tools/cache";
import type { EngineName } from "../pins";
import type { ProcessIdentity } from "../process/identity";

/**
 * The record of a run. Later runs use this record to check whether the run is still active. If the run is not active, they remove its
 * leftovers.
 */
export interface RunRecord {
  /** The run's ID, which consists of six lowercase letters and digits. */
  readonly id: string;
  readonly owner: ProcessIdentity;
  /** The engine on which the run's clusters are created. */
  readonly engine: EngineName;
}

/** The label key for a run's containers, networks and volumes. The label value is the run's ID. */
export const RUN_LABEL = "dev.berth.run";

/** Returns the folder that contains all runs that use this cache folder. */
export function runsFolder(): string {
  return join(cacheRoot(), "runs");
}

/** Returns the folder for a run's files, which also contains the run's record. */
export function runFolder(id: string): string {
  return join(runsFolder(), id);
}

/** Returns the prefix of a run's cluster names. */
export function clusterPrefix(id: string): string {
  return `berth-${id}-`;
}

/** Writes a run's record atomically. */
export async function writeRecord(record: RunRecord): Promise<void> {
  const folder = runFolder(record.id);
  const unfinished = join(runsFolder(), `.${record.id}`);
  await mkdir(unfinished, { recursive: true });
  await writeFile(join(unfinished, "run.json"), JSON.stringify(record));
  await rename(unfinished, folder);
}

/** Returns the records of all runs. A folder without a record belongs to a run that is being removed. */
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
