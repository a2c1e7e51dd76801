import { rm } from "node:fs/promises";
import { exclusively } from "@kind-berth-tools/cache";
import { beforeSignalEnds } from "../process/signals";
import type { Report } from "../progress";
import { keepEngine, Keeper, liveLeases, stopKeepingEngine, takeLease, type Lease } from "./leases";

/** An engine of our own, which several runs may use at a time. */
export interface SharedEngine<Running> {
  /** For progress lines: "dockerd". */
  readonly title: string;
  readonly lockFile: string;
  /** Folder of the leases. */
  readonly leases: string;
  /** Finds it running or starts it. Called with the lock held. */
  ensureRunning(report: Report): Promise<Running>;
  /** Ends it and all that runs on it. Called with the lock held and no lease left. */
  stop(report: Report): Promise<void>;
}

/**
 * Begins a use of the engine, which is started if it does not run.
 *
 * Runs that do this at the same time wait for each other; the last one to end its use stops the engine. What a killed run
 * left running is taken over as it is. A signal that ends this process ends its use first.
 *
 * @param engine - The engine.
 * @param keepFor - What it is to run on for until {@link stopShared}; nothing where the last use ends it.
 * @param report - Takes progress lines.
 * @returns What runs, and how to end this use; ending it twice is ending it once.
 */
export async function useShared<Running>(
  engine: SharedEngine<Running>,
  keepFor: Keeper | undefined,
  report: Report,
): Promise<{ running: Running; release: () => Promise<void> }> {
  return exclusively(
    engine.lockFile,
    `start of ${engine.title}`,
    async () => {
      const lease = await takeLease(engine.leases);
      try {
        const running = await engine.ensureRunning(report);
        if (keepFor !== undefined) await keepEngine(engine.leases, keepFor);
        let released: Promise<void> | undefined;
        const release = () => {
          forgetSignals();
          return (released ??= endUse(engine, lease, report));
        };
        const forgetSignals = beforeSignalEnds(release);
        return { running, release };
      } catch (error) {
        await rm(lease);
        throw error;
      }
    },
    { report },
  );
}

/**
 * Takes back that the engine is kept, and stops it if nobody uses it.
 *
 * @param keepers - What it is no longer kept for.
 * @returns Who still uses it, and what it is kept for besides; nothing where it was stopped.
 */
export async function stopShared(
  engine: SharedEngine<unknown>,
  keepers: readonly Keeper[],
  report: Report,
): Promise<Lease[]> {
  return exclusively(
    engine.lockFile,
    `stop of ${engine.title}`,
    async () => {
      await stopKeepingEngine(engine.leases, keepers);
      return stopIfUnused(engine, report);
    },
    { report },
  );
}

/**
 * {@link stopShared} for everything that it is kept for, and `remove` if nobody uses it.
 *
 * @returns The processes that still use it, in which case nothing is removed.
 */
export async function cleanShared(
  engine: SharedEngine<unknown>,
  remove: () => Promise<void>,
  report: Report,
): Promise<Lease[]> {
  return exclusively(
    engine.lockFile,
    `removal of ${engine.title}`,
    async () => {
      await stopKeepingEngine(engine.leases, Object.values(Keeper));
      const leases = await stopIfUnused(engine, report);
      if (leases.length === 0) await remove();
      return leases;
    },
    { report },
  );
}

async function endUse(engine: SharedEngine<unknown>, lease: string, report: Report): Promise<void> {
  await exclusively(
    engine.lockFile,
    `stop of ${engine.title}`,
    async () => {
      await rm(lease, { force: true });
      await stopIfUnused(engine, report);
    },
    { report },
  );
}

async function stopIfUnused(engine: SharedEngine<unknown>, report: Report): Promise<Lease[]> {
  const leases = await liveLeases(engine.leases);
  if (leases.length === 0) await engine.stop(report);
  return leases;
}
