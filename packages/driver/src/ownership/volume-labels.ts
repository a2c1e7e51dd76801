import { TaintEffect, type CreationFacts } from "@kind-berth/topology";
import { z } from "zod";
import type { State } from "../state/cluster-state";
import type { Volume } from "../engine/engine";
import { labelText, readLabelText } from "../engine/label-text";

/**
 * The ownership of a cluster name on an engine. Berth takes ownership before it creates anything else for the cluster. When Berth deletes
 * the cluster, it releases the ownership last.
 *
 * kind does not add Berth's labels to its containers, so Berth stores the ownership in a separate volume. The volume exists even if cluster
 * creation fails before the first container exists.
 */
export interface Ownership {
  /** The cluster's owner; see {@link ClusterPlan.owner}. */
  readonly owner: string;
  /** The cluster instance that Berth took ownership of. See {@link State.instanceId}. */
  readonly instanceId: string;
  /** A unique value that distinguishes this ownership from every other ownership. */
  readonly token: string;
  /**
   * The former owners of a cluster whose stack was renamed. The labels on volumes and edge containers may still contain these owners.
   */
  readonly former?: readonly string[] | undefined;
}

/** The labels of ownership volumes and state volumes. */
export const volumeLabel = {
  cluster: "dev.berth.cluster",
  mark: "dev.berth.mark",
  owner: "dev.berth.owner",
  generation: "dev.berth.generation",
} as const;

const factsShape = z.custom<CreationFacts>((facts) => typeof facts === "object" && facts !== null);
const texts = z.record(z.string(), z.string());
const taint = z.object({
  key: z.string(),
  value: z.string().exactOptional(),
  effect: z.enum(TaintEffect),
});
const ownershipShape = z.object({
  owner: z.string(),
  instanceId: z.string(),
  token: z.string(),
  former: json(z.array(z.string())).optional(),
});
const count = z.string().regex(/^[1-9]\d{0,14}$/);
const countersShape = z.object({ instanceId: count, repairCount: count });
const stateShape = z.object({
  ...countersShape.shape,
  owner: z.string(),
  facts: json(factsShape),
  containers: json(texts),
  addresses: json(z.record(z.string(), z.array(z.string()))),
  labels: json(z.record(z.string(), texts)),
  taints: json(z.record(z.string(), z.array(taint))).optional(),
  edges: json(texts),
});

/** Reads the ownership from a volume's labels. Returns `undefined` if the labels do not have this release's format. */
export function readOwnership(volume: Volume): Ownership | undefined {
  return read(ownershipShape, volume);
}

/** Reads the state from a volume's labels. Returns `undefined` if the labels do not have this release's format. */
export function readState(volume: Volume | undefined): State | undefined {
  return volume && read(stateShape, volume);
}

/**
 * Reads only the counters from a state volume's labels, which may be damaged. Returns `undefined` if the labels do not contain valid
 * counters.
 */
export function readCounters(volume: Volume): Pick<State, "instanceId" | "repairCount"> | undefined {
  return read(countersShape, volume);
}

/** Reads the owner from a volume's labels. Returns `undefined` if the labels do not contain an owner. */
export function ownerOf(volume: Volume): string | undefined {
  return readLabelText(volume.labels[volumeLabel.owner]);
}

/**
 * Returns the labels for an ownership volume or a state volume. Each property has its own label, so that users can read it with
 * `volume inspect`.
 */
export function written(cluster: string, mark: string, parts: object): Record<string, string> {
  const labels: Record<string, string> = { [volumeLabel.cluster]: cluster, [volumeLabel.mark]: mark };
  for (const [part, value] of Object.entries(parts) as [string, unknown][])
    if (value !== undefined)
      labels[partLabel(part)] = labelText(typeof value === "string" ? value : JSON.stringify(value));
  return labels;
}

function read<T extends z.ZodRawShape>(
  shape: z.ZodObject<T>,
  volume: Volume,
): z.output<z.ZodObject<T>> | undefined {
  const parts = Object.keys(shape.shape).map((part) => [part, readLabelText(volume.labels[partLabel(part)])]);
  return shape.safeParse(Object.fromEntries(parts)).data;
}

function partLabel(part: string): string {
  return `dev.berth.${part.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** Returns a schema for a label value that contains JSON. */
function json<T>(shape: z.ZodType<T>) {
  return z
    .string()
    .transform((text): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        // No shape accepts `undefined`.
        return undefined;
      }
    })
    .pipe(shape);
}
