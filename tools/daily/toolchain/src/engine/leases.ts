import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isAlive, ownIdentity, type ProcessIdentity } from "../process/identity";

/** For what an engine runs on when no process uses it: the demo, until it is taken away, or work by hand, until it is stopped. */
export const Keeper = { Demo: "demo", Hand: "hand" } as const;
/** See {@link Keeper}. */
export type Keeper = (typeof Keeper)[keyof typeof Keeper];

/** A use of an engine that was started here: as long as one is left, the engine runs. */
export interface Lease {
  /** The process that uses it, or what it is kept for. */
  readonly holder: ProcessIdentity | Keeper;
}

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
export async function keepEngine(folder: string, keeper: Keeper): Promise<void> {
  await writeLease(keptFile(folder, keeper), { holder: keeper });
}

/** Takes back {@link keepEngine}. */
export async function stopKeepingEngine(folder: string, keepers: readonly Keeper[]): Promise<void> {
  await Promise.all(keepers.map((keeper) => rm(keptFile(folder, keeper), { force: true })));
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
    if (lease && holds(lease)) live.push(lease);
    else await rm(file, { force: true });
  }
  return live;
}

/** What another release has kept an engine for is not known here, and nothing would ever end that. */
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
