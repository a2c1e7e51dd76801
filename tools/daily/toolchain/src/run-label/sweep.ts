import { rm } from "node:fs/promises";
import { join } from "node:path";
import { exclusively } from "@kind-berth-tools/cache";
import type { EngineName } from "../pins";
import { isAlive } from "../process/identity";
import { mustRun } from "../process/run";
import type { Report } from "../progress";
import { endDaemonsOf } from "./end-daemons";
import { clusterPrefix, readRecords, RUN_LABEL, runFolder, runsFolder, type RunRecord } from "./record";

/** The engine to clean up, and the environment for `kind` and the engine's client. */
export interface SweptToolchain {
  readonly engine: EngineName;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Removes leftovers from killed runs: kind clusters, files, and objects with a run's label. These objects are containers, images, volumes
 * and networks.
 *
 * The function cleans up only runs that this cache folder records. It does not change clusters that belong to active runs, to runs on the
 * other engine, or to other programs.
 *
 * @returns The IDs of the removed runs.
 */
export async function sweepDeadRuns(toolchain: SweptToolchain, report: Report): Promise<string[]> {
  return exclusively(
    join(runsFolder(), ".lock"),
    "removal of the leftovers of killed runs",
    async () => {
      const dead = deadRuns(await readRecords(), toolchain.engine);
      for (const { id } of dead) {
        report(`removing the leftovers of the killed run ${id}`);
        await removeRun(toolchain, id, report);
      }
      return dead.map(({ id }) => id);
    },
    { report },
  );
}

/** Selects an engine's runs whose process has ended. */
export function deadRuns(
  records: readonly RunRecord[],
  engine: EngineName,
  isLive: (owner: RunRecord["owner"]) => boolean = isAlive,
): RunRecord[] {
  return records.filter((record) => record.engine === engine && !isLive(record.owner));
}

/**
 * Returns the engines on which killed runs left something behind. Considers only runs that this cache folder records. Until the leftovers
 * are removed, firewall rules may forward a killed run's published ports to unused addresses. These rules also affect users of the other
 * engine.
 */
export async function enginesWithDeadRuns(
  isLive: (owner: RunRecord["owner"]) => boolean = isAlive,
): Promise<EngineName[]> {
  const dead = (await readRecords()).filter(({ owner }) => !isLive(owner));
  return [...new Set(dead.map(({ engine }) => engine))];
}

/**
 * The label key for the containers and volumes that Berth creates for a cluster. Their names contain the cluster name. These objects can
 * remain if a run is killed before kind creates the cluster, or after kind has deleted it.
 */
const CLUSTER_LABEL = "dev.berth.cluster";

/** The name that engines list for an image without a name. */
const UNNAMED = "<none>:<none>";

/** The objects that a run can leave behind, with the commands that list their names and remove them. */
const LEFTOVERS = [
  { list: ["ps", "--all", "--format={{.Names}}"], remove: ["rm", "--force", "--volumes"] },
  { list: ["volume", "ls", "--format={{.Name}}"], remove: ["volume", "rm", "--force"] },
  { list: ["network", "ls", "--format={{.Name}}"], remove: ["network", "rm"] },
  { list: ["image", "ls", "--format={{.Repository}}:{{.Tag}}"], remove: ["image", "rm", "--force"] },
] as const;

/**
 * Whether a container, volume, network or image has the name of an object in a run, such as `berth-<id>-one_edge_dns` or
 * `berth-e2e/<id>:server`. The run's label alone does not prove this, because containers and images inherit the labels of an image.
 */
export function hasNameOfRun(name: string, id: string): boolean {
  return new RegExp(`^(?:localhost/)?(?:berth-)?berth-(?:${id}-|[a-z0-9]+/${id}[-:])`).test(name);
}

/**
 * Removes a run's clusters, containers, images, volumes, networks and files. Except for clusters, an object must have the run's label and a
 * name of the run. Reports objects that have only the label, and leaves them unchanged. Removes the record last, so that a later run repeats
 * an interrupted removal.
 *
 * @throws Error if something cannot be removed.
 */
export async function removeRun({ engine, env }: SweptToolchain, id: string, report: Report): Promise<void> {
  const options = { env: { ...process.env, ...env } };
  const clusters = lines(await mustRun("kind", ["get", "clusters", "--quiet"], options));
  for (const name of clusters.filter((cluster) => cluster.startsWith(clusterPrefix(id)))) {
    report(`deleting cluster ${name}`);
    // Make kind use a separate kubeconfig, so that it does not change the user's kubeconfig.
    const kubeconfig = join(runFolder(id), "swept.kubeconfig");
    await mustRun("kind", ["delete", "cluster", "--name", name, "--kubeconfig", kubeconfig], options);
  }
  for (const { list, remove } of LEFTOVERS) {
    const listed = async (label: string) =>
      lines(await mustRun(engine, [...list, `--filter=label=${label}`], options));
    const labelled = await listed(`${RUN_LABEL}=${id}`);
    const left = new Set(
      [...labelled, ...(await listed(CLUSTER_LABEL))].filter((name) => hasNameOfRun(name, id)),
    );
    for (const name of labelled.filter((each) => !left.has(each) && each !== UNNAMED))
      report(`${name} has the label of the run ${id}, but not a name of the run, and stays unchanged`);
    if (left.size > 0) await mustRun(engine, [...remove, ...left], options);
  }
  // Rebuilt images have lost their names. This command removes only images without a name that no container uses.
  await mustRun(engine, ["image", "prune", "--force", `--filter=label=${RUN_LABEL}=${id}`], options);
  await endDaemonsOf(runFolder(id));
  await rm(runFolder(id), { recursive: true, force: true });
}

function lines(text: string): string[] {
  return text.split("\n").filter((line) => line !== "");
}
