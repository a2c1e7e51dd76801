import { rm } from "node:fs/promises";
import { join } from "node:path";
import { exclusively } from "@kind-berth-tools/cache";
import type { EngineName } from "../pins";
import { isAlive } from "../process/identity";
import { mustRun } from "../process/run";
import type { Report } from "../progress";
import { endDaemonsOf } from "./end-daemons";
import { clusterPrefix, readRecords, RUN_LABEL, runFolder, runsFolder, type RunRecord } from "./record";

/** Where to sweep: an engine and the environment by which `kind` and the engine's client reach it. */
export interface SweptToolchain {
  readonly engine: EngineName;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Removes what runs left whose process is dead: kind clusters, labelled containers, volumes and networks, files.
 *
 * Only what a record of this cache folder names is removed; the clusters of a run that lives, of a run on the other engine
 * and those that are nobody's run stay.
 *
 * @returns Ids of the runs cleared.
 */
export async function sweepDeadRuns(toolchain: SweptToolchain, report: Report): Promise<string[]> {
  return exclusively(
    join(runsFolder(), ".lock"),
    "clearing what killed runs left",
    async () => {
      const dead = deadRuns(await readRecords(), toolchain.engine);
      for (const { id } of dead) {
        report(`clearing what the killed run ${id} left`);
        await removeRun(toolchain, id, report);
      }
      return dead.map(({ id }) => id);
    },
    { report },
  );
}

/** The runs on an engine whose process has ended. */
export function deadRuns(
  records: readonly RunRecord[],
  engine: EngineName,
  isLive: (owner: RunRecord["owner"]) => boolean = isAlive,
): RunRecord[] {
  return records.filter((record) => record.engine === engine && !isLive(record.owner));
}

/**
 * The engines on which killed runs of this cache folder left something: until it is cleared, a published port of such a run
 * may be led to nowhere by the firewall, also for whoever uses another engine.
 */
export async function enginesWithDeadRuns(
  isLive: (owner: RunRecord["owner"]) => boolean = isAlive,
): Promise<EngineName[]> {
  const dead = (await readRecords()).filter(({ owner }) => !isLive(owner));
  return [...new Set(dead.map(({ engine }) => engine))];
}

/** Removes all that carries a run's name or label, its record last: a sweep that is cut short is done again. */
async function removeRun({ engine, env }: SweptToolchain, id: string, report: Report): Promise<void> {
  const options = { env: { ...process.env, ...env } };
  const clusters = lines(await mustRun("kind", ["get", "clusters", "--quiet"], options));
  for (const name of clusters.filter((cluster) => cluster.startsWith(clusterPrefix(id)))) {
    report(`deleting cluster ${name}`);
    // Its own kubeconfig: the user's is not to be touched.
    const kubeconfig = join(runFolder(id), "swept.kubeconfig");
    await mustRun("kind", ["delete", "cluster", "--name", name, "--kubeconfig", kubeconfig], options);
  }
  const filter = ["--quiet", "--filter", `label=${RUN_LABEL}=${id}`];
  for (const [list, remove] of [
    [
      ["ps", "--all"],
      ["rm", "--force", "--volumes"],
    ],
    [
      ["volume", "ls"],
      ["volume", "rm", "--force"],
    ],
    [
      ["network", "ls"],
      ["network", "rm"],
    ],
  ] as const) {
    const left = lines(await mustRun(engine, [...list, ...filter], options));
    if (left.length > 0) await mustRun(engine, [...remove, ...left], options);
  }
  await endDaemonsOf(runFolder(id));
  await rm(runFolder(id), { recursive: true, force: true });
}

function lines(text: string): string[] {
  return text.split("\n").filter((line) => line !== "");
}
