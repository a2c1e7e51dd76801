import { rm } from "node:fs/promises";
import { exclusively } from "@kind-berth-tools/cache";
import { beforeSignalEnds } from "../process/signals";
import type { Report } from "../progress";
import { keepEngine, Keeper, liveLeases, stopKeepingEngine, takeLease, type Lease } from "./leases";

/** A private engine that several runs can use at the same time. */
export interface SharedEngine<Running> {
  /** The engine's name in progress lines, such as "dockerd". */
  readonly title: string;
  readonly lockFile: string;
  /** The folder that contains the engine's leases. */
  readonly leases: string;
  /** Starts the engine if it is not running. The caller must hold the engine's lock. */
  ensureRunning(report: Report): Promise<Running>;
  /** Stops the engine and everything that runs on it. The caller must hold the engine's lock, and no lease may exist. */
  stop(report: Report): Promise<void>;
}

/**
 * Begins to use an engine, and starts the engine if it is not running.
 *
 * If several processes call this function at the same time, they wait for each other. The last user that releases the engine stops it. If a
 * killed run left the engine running, the function reuses the engine. If this process receives a signal, it releases the engine before it
 * ends.
 *
 * @param engine - The engine to use.
 * @param keepFor - The reason to keep the engine running until {@link stopShared} is called. If undefined, the engine stops when its last
 * user releases it.
 * @param report - A function that is called with each progress line.
 * @returns The result of {@link SharedEngine.ensureRunning}, and a function that releases the engine. A second call of that function has no
 * effect.
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
 * Removes reasons to keep the engine running, and stops the engine if it is no longer in use.
 *
 * @param keepers - The reasons for keeping the engine that no longer apply.
 * @returns The remaining users and reasons. The list is empty if the engine was stopped.
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
 * Runs {@link stopShared} for all reasons. If the engine is not in use, also runs `remove`.
 *
 * @returns The processes that still use the engine. Nothing is removed unless this list is empty.
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
