import type { Volume } from "../engine/engine";
import { volumeLabel, ownerOf, readOwnership, type Ownership } from "./volume-labels";

/** A volume that has Berth's cluster label, with its type. `foreign` means that Berth did not create the volume. */
export type ClassifiedVolume =
  | { readonly is: "ownership"; readonly volume: Volume; readonly ownership: Ownership }
  | {
      readonly is: "state";
      readonly volume: Volume;
      readonly owner: string;
      /** The state's sequence number. A cluster's latest state has the highest number. */
      readonly generation: number;
    }
  | { readonly is: "foreign"; readonly volume: Volume; readonly why: string };

/**
 * Returns the name of a cluster's ownership volume. Because kind cluster names contain no underscores, this name never equals the name of a
 * state volume.
 */
export function ownershipVolume(cluster: string): string {
  return `berth-${cluster}`;
}

/** Returns the name of a volume that stores a cluster's state. */
export function stateVolume(cluster: string, generation: number): string {
  return `${ownershipVolume(cluster)}_${generation}`;
}

/**
 * Determines whether Berth created a volume as an ownership volume or state volume for a cluster. The label alone does not prove this,
 * because a compose file or a user can also set it. To check the volume's owner, use {@link isOwnedBy}.
 */
export function classifyVolume(volume: Volume, cluster: string): ClassifiedVolume {
  const { name, labels } = volume;
  const foreign = (why: string): ClassifiedVolume => ({ is: "foreign", volume, why });
  const lacks = (label: string) => foreign(`it has no label \`${label}\``);
  if (labels[volumeLabel.cluster] !== cluster) return lacks(`${volumeLabel.cluster}=${cluster}`);
  const owner = ownerOf(volume);
  if (owner === undefined)
    return labels[volumeLabel.owner] === undefined
      ? lacks(volumeLabel.owner)
      : foreign(`its label \`${volumeLabel.owner}\` is not readable`);
  switch (labels[volumeLabel.mark]) {
    case "ownership": {
      const ownership = readOwnership(volume);
      if (name !== ownershipVolume(cluster))
        return foreign(`the name of the ownership volume is \`${ownershipVolume(cluster)}\``);
      return ownership === undefined
        ? foreign("its labels do not have the format of an ownership volume")
        : { is: "ownership", volume, ownership };
    }
    case "state": {
      const generation = labels[volumeLabel.generation] ?? "";
      if (!/^[1-9]\d{0,14}$/.test(generation))
        return foreign(`its label \`${volumeLabel.generation}\` is not a number`);
      const expected = stateVolume(cluster, Number(generation));
      return name === expected
        ? { is: "state", volume, owner, generation: Number(generation) }
        : foreign(`the name of the state volume of generation ${generation} is \`${expected}\``);
    }
    default:
      return lacks(volumeLabel.mark);
  }
}

/** Whether a volume belongs to one of the given owners. */
export function isOwnedBy(mark: ClassifiedVolume, owners: readonly string[]): boolean {
  if (mark.is === "foreign") return false;
  return owners.includes(mark.is === "ownership" ? mark.ownership.owner : mark.owner);
}

/**
 * Returns a clause that explains why the given owners must not change a volume. Returns `undefined` if the volume belongs to one of these
 * owners.
 */
export function whyNotOwned(mark: ClassifiedVolume, owners: readonly string[]): string | undefined {
  if (mark.is === "foreign") return mark.why;
  return isOwnedBy(mark, owners)
    ? undefined
    : `its label \`${volumeLabel.owner}\` names another owner, ${ownerOf(mark.volume) ?? ""}`;
}

/**
 * Returns the generation for a new state volume. The generation is higher than in the name of every existing volume, even if Berth did not
 * create that volume.
 */
export function nextGeneration(names: readonly string[], cluster: string): number {
  const prefix = `${ownershipVolume(cluster)}_`;
  const taken = names
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length))
    .filter((generation) => /^[1-9]\d{0,14}$/.test(generation))
    .map(Number);
  return Math.max(0, ...taken) + 1;
}
