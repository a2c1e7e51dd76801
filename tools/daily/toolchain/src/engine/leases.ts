import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isAlive, ownIdentity, type ProcessIdentity } from "../process/identity";

/**
 * The reasons why an engine runs without a process that uses it: the demo, until it is removed, or work by hand, until the engine is
 * stopped.
 */
export const Keeper = { Demo: "demo", Hand: "hand" } as const;
/** See {@link Keeper}. */
export type Keeper = (typeof Keeper)[keyof typeof Keeper];

/** A use of a private engine. The engine runs as long as there is a lease. */
export interface Lease {
  /** The process that uses the engine, or the reason for keeping it. */
  readonly holder: ProcessIdentity | Keeper;
}

/**
 * Records that this process uses the engine.
 *
 * @param folder - The folder of the engine's leases.
 * @returns The file of the lease. Remove the file to release the lease.
 */
export async function takeLease(folder: string): Promise<string> {
  const file = join(folder, `${randomUUID()}.json`);
  await writeLease(file, { holder: ownIdentity() });
  return file;
}

/** Records that the engine must continue to run after its last user has ended. */
export async function keepEngine(folder: string, keeper: Keeper): Promise<void> {
  await writeLease(keptFile(folder, keeper), { holder: keeper });
}

/** Reverts {@link keepEngine}. */
export async function stopKeepingEngine(folder: string, keepers: readonly Keeper[]): Promise<void> {
  await Promise.all(keepers.map((keeper) => rm(keptFile(folder, keeper), { force: true })));
}

/**
 * The valid leases. Leases of processes that have ended are removed.
 *
 * Call this function only with the engine's lock held.
 */
export async function liveLeases(folder: string): Promise<Lease[]> {
  await mkdir(folder, { recursive: true });
  const live: Lease[] = [];
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    // A file with another extension is incomplete: its process was killed while it wrote the file.
    const lease = name.endsWith(".json") ? (JSON.parse(await readFile(file, "utf8")) as Lease) : undefined;
    if (lease && holds(lease)) live.push(lease);
    else await rm(file, { force: true });
  }
  return live;
}

/** A reason from another release is unknown here, and nothing would ever end it. It therefore does not count. */
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
