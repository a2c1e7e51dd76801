import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isAlive, ownIdentity, type ProcessIdentity } from "../process/identity";

/**
 * The reasons to keep an engine running while no process uses it. `Demo` applies until the demo is removed. `Hand` means manual use and
 * applies until the user stops the engine.
 */
export const Keeper = { Demo: "demo", Hand: "hand" } as const;
/** A reason to keep an engine running. See {@link Keeper} for the values. */
export type Keeper = (typeof Keeper)[keyof typeof Keeper];

/** A record that a private engine is in use. The engine runs while at least one lease exists. */
export interface Lease {
  /** The process that uses the engine, or the reason to keep the engine running. */
  readonly holder: ProcessIdentity | Keeper;
}

/**
 * Creates a lease, which records that this process uses the engine.
 *
 * @param folder - The folder that contains the engine's leases.
 * @returns The path of the lease file. Remove the file to end the lease.
 */
export async function takeLease(folder: string): Promise<string> {
  const file = join(folder, `${randomUUID()}.json`);
  await writeLease(file, { holder: ownIdentity() });
  return file;
}

/** Records that the engine must keep running after its last user has ended. */
export async function keepEngine(folder: string, keeper: Keeper): Promise<void> {
  await writeLease(keptFile(folder, keeper), { holder: keeper });
}

/** Reverts {@link keepEngine}. */
export async function stopKeepingEngine(folder: string, keepers: readonly Keeper[]): Promise<void> {
  await Promise.all(keepers.map((keeper) => rm(keptFile(folder, keeper), { force: true })));
}

/**
 * Returns the valid leases, and removes the leases of processes that have ended.
 *
 * Call this function only while this process holds the engine's lock.
 */
export async function liveLeases(folder: string): Promise<Lease[]> {
  await mkdir(folder, { recursive: true });
  const live: Lease[] = [];
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    // A file with another extension is incomplete, because a process was killed while writing the file.
    const lease = name.endsWith(".json") ? (JSON.parse(await readFile(file, "utf8")) as Lease) : undefined;
    if (lease && holds(lease)) live.push(lease);
    else await rm(file, { force: true });
  }
  return live;
}

/**
 * Other releases may use reasons that this release does not support. Such a lease does not count, because this release could never end it.
 */
function holds({ holder }: Lease): boolean {
  return typeof holder === "string" ? Object.values(Keeper).includes(holder) : isAlive(holder);
}

function keptFile(folder: string, keeper: Keeper): string {
  return join(folder, `kept-for-${keeper}.json`);
}

async function writeLease(file: string, lease: Lease): Promise<void> {
  await mkdir(join(file, ".."), { recursive: true });
  await writeFile(`${file}.part`, JSON.stringify(lease));
  await rename(`${file}.part`, file);
}
