import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cacheRoot } from "@kind-berth-tools/cache";
import type { EngineName } from "../pins";
import type { ProcessIdentity } from "../process/identity";

/**
 * The record of a run. A later run uses it to check whether this run is still active. If this run is not active, the later run removes its
 * leftovers.
 */
export interface RunRecord {
  /** The ID of the run. It has six characters, which are lower-case letters and digits. */
  readonly id: string;
  readonly owner: ProcessIdentity;
  /** The engine on which the run's clusters are created. */
  readonly engine: EngineName;
}

/** The label key of a run's containers, networks and volumes. The label value is the run's ID. */
export const RUN_LABEL = "dev.berth.run";

/** Returns the folder that contains all runs of this cache folder. */
export function runsFolder(): string {
  return join(cacheRoot(), "runs");
}

/** Returns the folder of a run's files. It also contains the record of the run. */
export function runFolder(id: string): string {
  return join(runsFolder(), id);
}

/** Returns the prefix of a run's cluster names. */
export function clusterPrefix(id: string): string {
  return `berth-${id}-`;
}

/** Writes the record of a run atomically. */
export async function writeRecord(record: RunRecord): Promise<void> {
  const folder = runFolder(record.id);
  const unfinished = join(runsFolder(), `.${record.id}`);
  await mkdir(unfinished, { recursive: true });
  await writeFile(join(unfinished, "run.json"), JSON.stringify(record));
  await rename(unfinished, folder);
}

/** Returns the records of all runs. If a folder contains no record, its run is being removed. */
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
