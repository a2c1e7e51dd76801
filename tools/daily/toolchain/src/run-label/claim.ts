import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { engineWanted } from "../engine";
import type { EngineName } from "../pins";
import { ownIdentity } from "../process/identity";
import { clusterPrefix, RUN_LABEL, runFolder, writeRecord } from "./record";

/** A test run. Its clusters and files have unique names. */
export interface Run {
  /** Six characters: lower-case letters and digits. */
  readonly id: string;
  /** `<key>=<value>`, for the `--label` option of containers, networks and volumes that do not belong to kind. */
  readonly label: string;
  /**
   * A folder for the run's files, such as kubeconfigs and Pulumi state. It is removed by `release`, or by a later run after this run was
   * killed.
   */
  readonly folder: string;
  /**
   * The unique name of a kind cluster of this run.
   *
   * @param name - A name within the run: lower-case letters, digits and hyphens.
   * @returns At most 40 characters, so that node names stay below the limit of 63 for a host name.
   * @throws RangeError if `name` is invalid or too long.
   */
  clusterName(name: string): string;
  /** Ends the run and removes its folder. All clusters of the run must be deleted first. A second call has no effect. */
  release(): Promise<void>;
}

const LONGEST_NAME = 40;

/**
 * Records that this process begins a run.
 *
 * @param engine - The engine of the run's clusters. Default: the engine from the environment.
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

/** The name of a run's cluster. See {@link Run.clusterName}. */
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
