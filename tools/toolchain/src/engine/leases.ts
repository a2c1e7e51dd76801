import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isAlive, ownIdentity, type ProcessIdentity } from "../process/identity";

/** A use of an engine that was started here: as long as one is left, the engine runs. */
export interface Lease {
  /** The process that uses it, or "kept": until it is stopped by hand. */
  readonly holder: ProcessIdentity | "kept";
}

const KEPT = "kept.json";

/**
 * Writes down that this process uses the engine.
 *
 * @param folder - Where the engine's leases are.
 * @returns The lease's file; remove it to end the use.
 */
export async function takeLease(folder: string): Promise<string> {
  const file = join(folder, `${randomUUID()}.json`);
  await writeLease(file, { holder: ownIdentity() });
  return file;
}

/** Writes down that the engine is to run on after those who use it have ended. */
export async function keepEngine(folder: string): Promise<void> {
  await writeLease(join(folder, KEPT), { holder: "kept" });
}

/** Takes back {@link keepEngine}. */
export async function stopKeepingEngine(folder: string): Promise<void> {
  await rm(join(folder, KEPT), { force: true });
}

/**
 * The leases that still hold. Those of processes that have ended without giving theirs back are removed.
 *
 * Only with the engine's lock held.
 */
export async function liveLeases(folder: string): Promise<Lease[]> {
  await mkdir(folder, { recursive: true });
  const live: Lease[] = [];
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    // A file with another ending was being written when its writer was killed.
    const lease = name.endsWith(".json") ? (JSON.parse(await readFile(file, "utf8")) as Lease) : undefined;
    if (lease && (lease.holder === "kept" || isAlive(lease.holder))) live.push(lease);
    else await rm(file, { force: true });
  }
  return live;
}

async function writeLease(file: string, lease: Lease): Promise<void> {
  await mkdir(join(file, ".."), { recursive: true });
  await writeFile(`${file}.part`, JSON.stringify(lease));
  await rename(`${file}.part`, file);
}
