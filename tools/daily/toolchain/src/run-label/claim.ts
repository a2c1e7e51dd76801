import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { engineWanted } from "../engine";
import type { EngineName } from "../pins";
import { ownIdentity } from "../process/identity";
import { clusterPrefix, RUN_LABEL, runFolder, writeRecord } from "./record";

/** A run of tests, whose clusters and files can be told from those of every other run. */
export interface Run {
  /** Six characters, lower-case letters and digits. */
  readonly id: string;
  /** `<key>=<value>`, for `--label` of containers, networks and volumes that are no kind nodes. */
  readonly label: string;
  /** A folder for the run's files: kubeconfigs, Pulumi state. Removed by `release`, or by the sweep of a later run. */
  readonly folder: string;
  /**
   * A kind cluster's name that belongs to this run.
   *
   * @param name - Which of the run's clusters: lower-case letters, digits and hyphens.
   * @returns At most 40 characters, so that node names stay below the limit of 63 for a host name.
   * @throws RangeError where `name` does not fit.
   */
  clusterName(name: string): string;
  /** Ends the run: its folder goes. Its clusters must be gone by then. Safe to call twice. */
  release(): Promise<void>;
}

const LONGEST_NAME = 40;

/**
 * Writes down that this process begins a run.
 *
 * @param engine - Where the run's clusters will be. Default: the engine that the environment asks for.
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

/** The name of a run's cluster; see {@link Run.clusterName}. */
export function clusterName(id: string, name: string): string {
  const whole = `${clusterPrefix(id)}${name}`;
  if (/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(name) && whole.length <= LONGEST_NAME) return whole;
  throw new RangeError(
    `The cluster name ${JSON.stringify(name)} must be lower-case letters, digits and hyphens, ` +
      `at most ${LONGEST_NAME - clusterPrefix(id).length} of them.`,
  );
}

function newId(): string {
  return randomBytes(4).readUInt32BE().toString(36).padStart(7, "0").slice(-6);
}
