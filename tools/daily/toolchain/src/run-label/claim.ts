import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { engineWanted } from "../engine";
import type { EngineName } from "../pins";
import { ownIdentity } from "../process/identity";
import { clusterPrefix, RUN_LABEL, runFolder, writeRecord } from "./record";

/** A test run. The run's clusters and files have unique names. */
export interface Run {
  /** The run's ID, which consists of six lowercase letters and digits. */
  readonly id: string;
  /** A label in the format `<key>=<value>`. Pass it to `--label` when you create containers, networks and volumes without kind. */
  readonly label: string;
  /**
   * A folder for the run's files, such as kubeconfigs and Pulumi state. `release` removes the folder. If this run is killed, a later run
   * removes it.
   */
  readonly folder: string;
  /**
   * Returns a unique name for a kind cluster in this run.
   *
   * @param name - A name that is unique within the run. It may contain lowercase letters, digits and hyphens.
   * @returns A name with at most 40 characters. With this limit, node names have at most 63 characters, as host names require.
   * @throws RangeError if `name` is invalid or too long.
   */
  clusterName(name: string): string;
  /** Ends the run and removes its folder. Delete all of the run's clusters first. A second call has no effect. */
  release(): Promise<void>;
}

const LONGEST_NAME = 40;

/**
 * Begins a run, and records that this process owns the run.
 *
 * @param engine - The engine on which the run's clusters are created. Default: the engine that the environment selects.
 * @example
 * ```ts
 * const run = await claimRun();
 * await kind("create", "cluster", "--name", run.clusterName("two-nodes"));
 * ```
 */
export async function claimRun(engine: EngineName = engineWanted()): Promise<Run> {
  const id = newId();
  await writeRecord({ id, owner: ownIdentity(), engine });
  return {
    id,
    label: `${RUN_LABEL}=${id}`,
    folder: runFolder(id),
    clusterName: (name) => clusterName(id, name),
    release: () => rm(runFolder(id), { recursive: true, force: true }),
  };
}

/** Returns the name of a cluster in a run. See {@link Run.clusterName}. */
export function clusterName(id: string, name: string): string {
  const whole = `${clusterPrefix(id)}${name}`;
  if (/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(name) && whole.length <= LONGEST_NAME) return whole;
  throw new RangeError(
    `The cluster name ${JSON.stringify(name)} must contain only lower-case letters, digits and hyphens, ` +
      `and at most ${LONGEST_NAME - clusterPrefix(id).length} characters.`,
  );
}

function newId(): string {
  return randomBytes(4).readUInt32BE().toString(36).padStart(7, "0").slice(-6);
}
