import { BerthError, type ClusterPlan } from "@kind-berth/topology";
import { randomUUID } from "node:crypto";
import type { State } from "../state/cluster-state";
import type { Engine, Volume } from "../engine/engine";
import { warnOfForeign } from "../engine/foreign";
import type { Progress } from "../process/progress";
import { clusterExists } from "./cluster-exists";
import { volumeLabel, readState, written, type Ownership } from "./volume-labels";
import {
  ownershipVolume,
  isOwnedBy,
  classifyVolume,
  nextGeneration,
  stateVolume,
  whyNotOwned,
  type ClassifiedVolume,
} from "./classify-volume";

/** The data about a cluster that Berth stores on the engine, in the labels of empty volumes. */
export interface OwnershipVolumes {
  readonly ownership: Ownership | undefined;
  readonly state: State | undefined;
  /**
   * A clause that explains why the volume with the ownership volume's name and Berth's cluster label is not an ownership volume. Its labels
   * may be damaged. Omitted if no such volume exists.
   */
  readonly damage?: string | undefined;
  /** The latest state volume, if Berth cannot read its labels. Then {@link state} is `undefined`. */
  readonly damagedState?: Volume | undefined;
}

/**
 * Reads a cluster's ownership and state from its volumes. If a killed driver left several states, this function returns the latest state.
 * If the ownership volume is missing, states that belong to the plan's owner take precedence.
 */
export async function readOwnershipVolumes(
  engine: Engine,
  plan: Pick<ClusterPlan, "name" | "owner">,
): Promise<OwnershipVolumes> {
  const volumes = await ownershipVolumesOf(engine, plan.name);
  const ownership = ownershipIn(volumes);
  const of = (owners: readonly string[]) => states(volumes.filter((mark) => isOwnedBy(mark, owners)));
  // Ignore states whose owner differs from the ownership volume's owner. Such a state is foreign, or an earlier owner left it.
  const [latest] =
    ownership === undefined ? [...of([plan.owner ?? ""]), ...states(volumes)] : of(ownersIn(ownership));
  const damaged = volumes.find(
    (mark) => mark.is === "foreign" && mark.volume.name === ownershipVolume(plan.name),
  );
  const state = readState(latest?.volume);
  return {
    ownership,
    state,
    ...(state === undefined && latest !== undefined ? { damagedState: latest.volume } : {}),
    ...(damaged?.is === "foreign" ? { damage: damaged.why } : {}),
  };
}

/**
 * Claims a cluster name for the plan's owner. If two owners claim the same name at the same time, the claim succeeds for one owner and
 * fails for the other.
 *
 * @param former - the cluster's owners under the stack's former names
 * @returns the ownership, as read back from the engine
 * @throws {@link BerthError} `CLUSTER_EXISTS` if another owner has the name; `VOLUME_NOT_OURS` if Berth did not create the existing volume
 *   that has the ownership volume's name
 */
export async function acquireOwnership(
  engine: Engine,
  plan: ClusterPlan,
  instanceId: string,
  former: readonly string[] = [],
): Promise<Ownership> {
  const mine: Ownership = {
    owner: plan.owner ?? "",
    instanceId,
    token: randomUUID(),
    former: former.length > 0 ? former : undefined,
  };
  await engine.createVolume(ownershipVolume(plan.name), written(plan.name, "ownership", mine));
  // Docker reports no error if the volume already exists. Read the volume's labels to determine which owner has the cluster name.
  const { ownership } = await readOwnershipVolumes(engine, plan);
  if (ownership === undefined) throw await notOurs(engine, plan);
  if (isOwnedByPlan(ownership, plan) !== true) throw clusterExists(plan, ownership);
  return ownership;
}

/** Whether the plan's owner owns the cluster name. `undefined` if no ownership exists. */
export function isOwnedByPlan(ownership: Ownership | undefined, plan: ClusterPlan): boolean | undefined {
  return ownership === undefined ? undefined : ownership.owner === (plan.owner ?? "");
}

/**
 * Returns the owners whose volumes and edge containers a plan may change: the plan's owner, and the former owners that its ownership lists.
 */
export function ownersFor(plan: ClusterPlan, ownership: Ownership | undefined): string[] {
  const owner = plan.owner ?? "";
  return ownership?.owner === owner ? ownersIn(ownership) : [owner];
}

/** Writes a cluster's state. Removes the previous state only after writing the new state, so that a complete state always exists. */
export async function writeState(
  engine: Engine,
  plan: ClusterPlan,
  state: State,
  progress: Progress,
): Promise<void> {
  const volumes = await ownershipVolumesOf(engine, plan.name);
  const owners = ownersFor(plan, ownershipIn(volumes));
  const generation = nextGeneration(await engine.volumeNames(), plan.name);
  await engine.createVolume(stateVolume(plan.name, generation), {
    ...written(plan.name, "state", state),
    [volumeLabel.generation]: String(generation),
  });
  reportForeign(volumes, owners, progress);
  await removeStates(engine, volumes, owners);
}

/**
 * Removes a cluster's state volumes and then its ownership volume. Keeps foreign volumes that have Berth's label, and prints a warning that
 * lists them.
 */
export async function removeOwnershipVolumes(
  engine: Engine,
  plan: ClusterPlan,
  progress: Progress,
): Promise<void> {
  const volumes = await ownershipVolumesOf(engine, plan.name);
  const ownership = ownershipIn(volumes);
  const owners = ownersFor(plan, ownership);
  reportForeign(volumes, owners, progress);
  await removeStates(engine, volumes, owners);
  if (isOwnedByPlan(ownership, plan) === true) await releaseOwnership(engine, plan.name);
}

/**
 * Releases the ownership of a cluster name. The caller must first check that the volume is an ownership volume, as {@link
 * readOwnershipVolumes} does.
 */
export async function releaseOwnership(engine: Engine, cluster: string): Promise<void> {
  await engine.removeVolume(ownershipVolume(cluster));
}

async function ownershipVolumesOf(engine: Engine, cluster: string): Promise<ClassifiedVolume[]> {
  const volumes = await engine.volumes(volumeLabel.cluster, cluster);
  return volumes.map((volume) => classifyVolume(volume, cluster));
}

function ownershipIn(volumes: readonly ClassifiedVolume[]): Ownership | undefined {
  return volumes.flatMap((mark) => (mark.is === "ownership" ? [mark.ownership] : []))[0];
}

function ownersIn({ owner, former = [] }: Ownership): string[] {
  return [owner, ...former];
}

/** Selects the state volumes from the given volumes, and sorts them with the latest state first. */
function states(volumes: readonly ClassifiedVolume[]): Extract<ClassifiedVolume, { is: "state" }>[] {
  return volumes
    .filter((mark) => mark.is === "state")
    .sort((one, other) => other.generation - one.generation);
}

async function removeStates(
  engine: Engine,
  volumes: readonly ClassifiedVolume[],
  owners: readonly string[],
): Promise<void> {
  for (const mark of states(volumes))
    if (isOwnedBy(mark, owners)) await engine.removeVolume(mark.volume.name);
}

function reportForeign(
  volumes: readonly ClassifiedVolume[],
  owners: readonly string[],
  progress: Progress,
): void {
  const foreign = volumes.flatMap((mark) => {
    const why = whyNotOwned(mark, owners);
    return why === undefined ? [] : [{ name: mark.volume.name, why }];
  });
  warnOfForeign(progress, "volume", foreign);
}

async function notOurs(engine: Engine, plan: ClusterPlan): Promise<BerthError> {
  const volume = await engine.findVolume(ownershipVolume(plan.name));
  const mark = volume && classifyVolume(volume, plan.name);
  return volumeNotOurs(engine, plan, mark?.is === "foreign" ? mark.why : "it changed while Berth read it");
}

/**
 * Creates the error for a volume that has the name of a cluster's ownership volume but is not an ownership volume.
 *
 * @param why - a clause that describes why Berth cannot have created the volume
 */
export function volumeNotOurs(
  engine: Pick<Engine, "name">,
  plan: Pick<ClusterPlan, "name">,
  why: string,
): BerthError {
  const name = ownershipVolume(plan.name);
  return new BerthError(`cluster "${plan.name}"`, [
    {
      code: "VOLUME_NOT_OURS",
      object: `volume "${name}"`,
      state: "was not created by Berth",
      reason: `Berth cannot use this volume to store the cluster's owner, because ${why}`,
      remedy: `If nothing needs the volume, remove it with \`${engine.name} volume rm ${name}\`. If the volume is needed, use another cluster name.`,
    },
  ]);
}
