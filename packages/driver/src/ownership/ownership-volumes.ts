import type { ClusterPlan, CreationFacts } from "@kind-berth/topology";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { State } from "../cluster/state";
import type { Engine, Volume } from "../engine/engine";
import { clusterExists } from "./cluster-exists";

/**
 * The claim to a cluster's name on an engine: made before anything else of the cluster, and removed last. kind gives its
 * containers no labels of ours, and a mark beside them is there even when creation was cut short before the first container.
 */
export interface Ownership {
  /** Who makes the cluster, see {@link ClusterPlan.owner}. */
  readonly owner: string;
  /** The life for which the name was claimed, see {@link State.life}. */
  readonly instanceId: string;
  /** Tells this claim from every other. */
  readonly token: string;
}

/** What marks a cluster on an engine: empty volumes, whose labels say all. */
export interface OwnershipVolumes {
  readonly ownership: Ownership | undefined;
  readonly state: State | undefined;
}

/** The labels of the marks. */
const label = {
  cluster: "dev.berth.cluster",
  mark: "dev.berth.mark",
  generation: "dev.berth.generation",
} as const;

const factsShape = z.custom<CreationFacts>((facts) => typeof facts === "object" && facts !== null);
const texts = z.record(z.string(), z.string());
const ownershipShape = z.object({ owner: z.string(), instanceId: z.string(), token: z.string() });
const stateShape = z.object({
  owner: z.string(),
  instanceId: z.string(),
  repairCount: z.string(),
  facts: json(factsShape),
  containers: json(texts),
  addresses: json(z.record(z.string(), z.array(z.string()))),
  labels: json(z.record(z.string(), texts)),
  edges: json(texts),
});

/** The name of the volume that claims a cluster's name. A name of kind's has no underscore, so no other mark is called so. */
export function ownershipVolume(cluster: string): string {
  return `berth-${cluster}`;
}

/** The name of the volume that holds a cluster's state. */
function stateVolume(cluster: string, generation: number): string {
  return `${ownershipVolume(cluster)}_${generation}`;
}

/** Reads the marks of a cluster. Of several states, which a killed driver may leave, the latest counts. */
export async function readOwnershipVolumes(engine: Engine, cluster: string): Promise<OwnershipVolumes> {
  const volumes = await ownershipVolumesOf(engine, cluster);
  const ownership = volumes.find(({ name }) => name === ownershipVolume(cluster));
  const [latest] = states(volumes);
  return { ownership: read(ownershipShape, ownership), state: read(stateShape, latest) };
}

/**
 * Claims the name of a cluster for its plan's owner. Of two that try at the same moment one has it, and the other is told.
 *
 * @throws {@link BerthError} `CLUSTER_EXISTS` where the claim is another's
 */
export async function acquireOwnership(engine: Engine, plan: ClusterPlan, instanceId: string): Promise<void> {
  const mine: Ownership = { owner: plan.owner ?? "", instanceId, token: randomUUID() };
  await engine.createVolume(ownershipVolume(plan.name), written(plan.name, "ownership", mine));
  // To Docker it is no error that the volume was there already: whose labels are read back has it.
  const { ownership } = await readOwnershipVolumes(engine, plan.name);
  if (isOwnedBy(ownership, plan) !== true) throw clusterExists(plan, ownership);
}

/** Whether a claim is this owner's; `undefined` where there is none. */
export function isOwnedBy(ownership: Ownership | undefined, plan: ClusterPlan): boolean | undefined {
  return ownership === undefined ? undefined : ownership.owner === (plan.owner ?? "");
}

/** Leaves a cluster's state, whole: the one before goes only once this one is there. */
export async function writeState(engine: Engine, cluster: string, state: State): Promise<void> {
  const before = states(await ownershipVolumesOf(engine, cluster));
  const generation = generationOf(before[0]) + 1;
  await engine.createVolume(stateVolume(cluster, generation), {
    ...written(cluster, "state", state),
    [label.generation]: String(generation),
  });
  for (const { name } of before) await engine.removeVolume(name);
}

/** Takes a cluster's marks away, the claim last. */
export async function removeOwnershipVolumes(engine: Engine, cluster: string): Promise<void> {
  for (const { name } of states(await ownershipVolumesOf(engine, cluster))) await engine.removeVolume(name);
  await releaseOwnership(engine, cluster);
}

/** Gives up the claim to a cluster's name. */
export async function releaseOwnership(engine: Engine, cluster: string): Promise<void> {
  await engine.removeVolume(ownershipVolume(cluster));
}

function ownershipVolumesOf(engine: Engine, cluster: string): Promise<Volume[]> {
  return engine.volumes(label.cluster, cluster);
}

/** The states among the marks, the latest first. */
function states(volumes: readonly Volume[]): Volume[] {
  return volumes
    .filter((volume) => volume.labels[label.mark] === "state")
    .sort((one, other) => generationOf(other) - generationOf(one));
}

function generationOf(volume: Volume | undefined): number {
  return Number(volume?.labels[label.generation] ?? 0);
}

/** Each part is a label of its own, so that `volume inspect` shows it. */
function written(cluster: string, mark: string, parts: object): Record<string, string> {
  const labels: Record<string, string> = { [label.cluster]: cluster, [label.mark]: mark };
  for (const [part, value] of Object.entries(parts) as [string, unknown][])
    labels[partLabel(part)] = escaped(typeof value === "string" ? value : JSON.stringify(value));
  return labels;
}

/** What a volume's labels say; nothing where they are not as this release writes them. */
function read<T extends z.ZodRawShape>(
  shape: z.ZodObject<T>,
  volume: Volume | undefined,
): z.output<z.ZodObject<T>> | undefined {
  const parts = Object.keys(shape.shape).map((part) => {
    const text = volume?.labels[partLabel(part)];
    return [part, text === undefined ? undefined : decodeURIComponent(text)];
  });
  return shape.safeParse(Object.fromEntries(parts)).data;
}

/** Podman 4 reads the value of `--label` as a line of comma-separated values. */
function escaped(text: string): string {
  return text.replace(/[%",\r\n]/g, encodeURIComponent);
}

function partLabel(part: string): string {
  return `dev.berth.${part.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** A value that a label holds as JSON. */
function json<T>(shape: z.ZodType<T>) {
  return z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.issues.push({ code: "custom", message: "is no JSON", input: text });
        return z.NEVER;
      }
    })
    .pipe(shape);
}
