import { BerthError, type ClusterPlan } from "@kind-berth/topology";
import { randomUUID } from "node:crypto";
import type { State } from "../state/cluster-state";
import type { Engine } from "../engine/engine";
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
  whyLeftAlone,
  type ClassifiedVolume,
} from "./classify-volume";

/** What marks a cluster on an engine: empty volumes, whose labels say all. */
export interface OwnershipVolumes {
  readonly ownership: Ownership | undefined;
  readonly state: State | undefined;
}

/**
 * Reads the marks of a cluster. Of several states, which a killed driver may leave, the latest counts; without a claim those of the plan's
 * owner come first.
 */
export async function readOwnershipVolumes(
  engine: Engine,
  plan: Pick<ClusterPlan, "name" | "owner">,
): Promise<OwnershipVolumes> {
  const volumes = await ownershipVolumesOf(engine, plan.name);
  const ownership = ownershipIn(volumes);
  const of = (owners: readonly string[]) => states(volumes.filter((mark) => isOwnedBy(mark, owners)));
  // A state that names another owner than the claim is no mark of this cluster, or what a claim that is gone has left.
  const [latest] =
    ownership === undefined ? [...of([plan.owner ?? ""]), ...states(volumes)] : of(ownersIn(ownership));
  return { ownership, state: readState(latest?.volume) };
}

/**
 * Claims the name of a cluster for its plan's owner. Of two that try at the same moment one has it, and the other is told.
 *
 * @param former - who owned the cluster under former names of the stack
 * @returns the claim as it was read back
 * @throws {@link BerthError} `CLUSTER_EXISTS` where the claim is another's; `VOLUME_NOT_OURS` where a volume with the name of the claim is none
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
  // To Docker it is no error that the volume was there already: whose labels are read back has it.
  const { ownership } = await readOwnershipVolumes(engine, plan);
  if (ownership === undefined) throw await notOurs(engine, plan);
  if (isOwnedByPlan(ownership, plan) !== true) throw clusterExists(plan, ownership);
  return ownership;
}

/** Whether a claim is this owner's; `undefined` where there is none. */
export function isOwnedByPlan(ownership: Ownership | undefined, plan: ClusterPlan): boolean | undefined {
  return ownership === undefined ? undefined : ownership.owner === (plan.owner ?? "");
}

/** Whose marks and edge containers a plan may change: the plan's owner's, and those of its former names if the claim says so. */
export function ownersFor(plan: ClusterPlan, ownership: Ownership | undefined): string[] {
  const owner = plan.owner ?? "";
  return ownership?.owner === owner ? ownersIn(ownership) : [owner];
}

/** Leaves a cluster's state, whole: the one before goes only once this one is there. */
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

/** Takes a cluster's marks away, the claim last. Other volumes with their label are left alone, and reported. */
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

/** Gives up the claim to a cluster's name, which has to be a claim: see {@link readOwnershipVolumes}. */
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

/** The states among the marks, the latest first. */
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
    const why = whyLeftAlone(mark, owners);
    return why === undefined ? [] : [{ name: mark.volume.name, why }];
  });
  warnOfForeign(progress, "volume", foreign);
}

async function notOurs(engine: Engine, plan: ClusterPlan): Promise<BerthError> {
  const volume = await engine.findVolume(ownershipVolume(plan.name));
  const mark = volume && classifyVolume(volume, plan.name);
  return volumeNotOurs(
    engine,
    plan,
    mark?.is === "foreign" ? mark.why : "it changed while Berth looked at it",
  );
}

/**
 * The error for a volume that has the name of the volume by which Berth claims a cluster.
 *
 * @param why - how the volume differs from what Berth creates, as a clause
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
      reason: `Berth claims the name of the cluster by a volume of this name, but ${why}`,
      remedy: `Remove the volume if nothing needs it (\`${engine.name} volume rm ${name}\`), or give the cluster another name.`,
    },
  ]);
}
