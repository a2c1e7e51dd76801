import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { engineWanted } from "../engine";
import type { EngineName } from "../pins";
import { ownIdentity } from "../process/identity";
import { clusterPrefix, RUN_LABEL, runFolder, writeRecord } from "./record";

/** A test run. The names of its clusters and files are unique. */
export interface Run {
  /** The ID of the run. It has six characters, which are lower-case letters and digits. */
  readonly id: string;
  /** A label in the form `<key>=<value>`. Use it for the `--label` option when you create containers, networks and volumes without kind. */
  readonly label: string;
  /**
   * A folder for the files of the run, such as kubeconfigs and Pulumi state. `release` removes the folder. If this run is killed, a later
   * run removes the folder.
   */
  readonly folder: string;
  /**
   * Returns the unique name of a kind cluster of this run.
   *
   * @param name - A name that is unique within the run. It may contain lower-case letters, digits and hyphens.
   * @returns A name with at most 40 characters. Node names then stay below the limit of 63 characters for a host name.
   * @throws RangeError if `name` is invalid or too long.
   */
  clusterName(name: string): string;
  /** Ends the run and removes its folder. Delete all clusters of the run first. A second call has no effect. */
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

/** Returns the name of a cluster of a run. See {@link Run.clusterName}. */
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
