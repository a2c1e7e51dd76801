import type { CreationFacts } from "@kind-berth/topology";
import { z } from "zod";
import type { State } from "../state/cluster-state";
import type { Volume } from "../engine/engine";
import { labelText, readLabelText } from "../engine/label-text";

/**
 * The claim to a cluster's name on an engine: made before anything else of the cluster, and removed last. kind gives its
 * containers no labels of ours, and a mark beside them is there even when creation was cut short before the first container.
 */
export interface Ownership {
  /** Who makes the cluster, see {@link ClusterPlan.owner}. */
  readonly owner: string;
  /** The cluster for which the name was claimed, see {@link State.instanceId}. */
  readonly instanceId: string;
  /** Tells this claim from every other. */
  readonly token: string;
  /** Who owned the cluster under former names of the stack, if it was ever renamed: marks and edge containers may still name them. */
  readonly former?: readonly string[] | undefined;
}

/** The labels of the marks. */
export const volumeLabel = {
  cluster: "dev.berth.cluster",
  mark: "dev.berth.mark",
  owner: "dev.berth.owner",
  generation: "dev.berth.generation",
} as const;

const factsShape = z.custom<CreationFacts>((facts) => typeof facts === "object" && facts !== null);
const texts = z.record(z.string(), z.string());
const ownershipShape = z.object({
  owner: z.string(),
  instanceId: z.string(),
  token: z.string(),
  former: json(z.array(z.string())).optional(),
});
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

/** The claim that a volume's labels say; `undefined` where they are not as this release writes them. */
export function readOwnership(volume: Volume): Ownership | undefined {
  return read(ownershipShape, volume);
}

/** The state that a volume's labels say; `undefined` where they are not as this release writes them. */
export function readState(volume: Volume | undefined): State | undefined {
  return volume && read(stateShape, volume);
}

/** Who owns a mark, by its labels; `undefined` where they name nobody. */
export function ownerOf(volume: Volume): string | undefined {
  return readLabelText(volume.labels[volumeLabel.owner]);
}

/** The labels of a mark. Each part is a label of its own, so that `volume inspect` shows it. */
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
