import { z } from "zod";
import type { ClusterPlan } from "../cluster/cluster-plan";
import type { SystemFinding } from "../findings/finding";
import { ruleCodes } from "../findings/rules";
import { changesBetween } from "./changes-between";
import { creationFacts, type CreationFacts } from "./creation-facts";

/** What is found of a cluster on one container engine. */
export interface FoundCluster {
  /** Who has claimed the cluster's name there; `undefined` where nobody has. */
  readonly ownership?: FoundOwnership | undefined;
  /** What the last step in the cluster's life has left. */
  readonly state?: FoundState | undefined;
  /** The ids of the cluster's containers, by their names. */
  readonly containers: Readonly<Record<string, string>>;
  /** Where what the containers publish differs from the plan: clauses. */
  readonly differences: readonly string[];
  /** What is amiss and can be put right while the cluster lives: clauses. */
  readonly drift: readonly string[];
}

/** What the claim to a cluster's name says. */
export interface FoundOwnership {
  readonly owner: string;
  /** The cluster for which the name was claimed, see {@link Observation.instanceId}. */
  readonly instanceId: string;
}

/** What the last step has left, as far as it identifies the cluster. */
export interface FoundState {
  readonly instanceId: string;
  readonly repairCount: string;
  readonly facts: CreationFacts;
  /** The ids of the cluster's containers, by their names; none while the cluster is being made. */
  readonly containers: Readonly<Record<string, string>>;
}

/** How a cluster stands at the start of a program. */
export interface Observation {
  /** Whether the machine could tell. If not, `instanceId` and `repairCount` do not change. */
  readonly known: boolean;
  /** `1`, and one more each time that the cluster was lost: another value replaces the cluster. */
  readonly instanceId: string;
  /** `1`, and one more each time that something was put right in place: another value updates the cluster. */
  readonly repairCount: string;
  /** Why this run replaces or updates the cluster: sentences without a full stop. */
  readonly reasons: readonly string[];
  /** Why this run must not go on. */
  readonly refusals: readonly SystemFinding[];
}

const observationShape: z.ZodType<Observation> = z.object({
  known: z.boolean(),
  instanceId: z.string(),
  repairCount: z.string(),
  reasons: z.array(z.string()),
  refusals: z.array(
    z.object({
      code: z.enum(ruleCodes),
      object: z.string(),
      state: z.string(),
      reason: z.string(),
      remedy: z.string(),
    }),
  ),
});

/** What is said where the machine cannot tell: no engine, no mark of the cluster, or another's. */
export const notObserved: Observation = {
  known: false,
  instanceId: "1",
  repairCount: "1",
  reasons: [],
  refusals: [],
};

/** Reads a {@link Observation} from JSON; {@link notObserved} for any other text. */
export function parseObservation(text: string): Observation {
  try {
    return observationShape.safeParse(JSON.parse(text)).data ?? notObserved;
  } catch {
    return notObserved;
  }
}

/**
 * Decides from what is found of a cluster whether it is to be replaced, put right or left alone.
 *
 * @param found - one for each engine that answers
 */
export function observe(plan: ClusterPlan, found: readonly FoundCluster[]): Observation {
  const mine = found.filter(({ ownership }) => ownership?.owner === (plan.owner ?? ""));
  const here = mine.find(({ containers }) => Object.keys(containers).length > 0) ?? mine[0];
  if (here?.ownership === undefined) return notObserved;
  const { ownership, state } = here;
  if (state !== undefined && Object.keys(state.containers).length > 0) return judge(plan, state, here);
  // The making or the deletion was cut short: whatever cluster Pulumi knows of is no more.
  return { ...notObserved, known: true, instanceId: next((state ?? ownership).instanceId) };
}

function judge(
  plan: ClusterPlan,
  state: FoundState,
  { containers, differences, drift }: FoundCluster,
): Observation {
  const { instanceId, repairCount } = state;
  const seen: Observation = { known: true, instanceId, repairCount, reasons: [], refusals: [] };
  const comparison = compareContainers(state.containers, containers);
  const changes = changesBetween(state.facts, creationFacts(plan));
  if (comparison.kind === "strange") return { ...seen, refusals: [recreated(plan.name, differences)] };
  if (comparison.kind === "lost")
    return { ...seen, instanceId: next(instanceId), reasons: [lost(plan.name, comparison.missing)] };
  if (changes.length > 0)
    return { ...seen, reasons: [`replaces the cluster \`${plan.name}\`: ${changes.join("; ")}`] };
  if (drift.length === 0) return seen;
  return {
    ...seen,
    repairCount: next(repairCount),
    reasons: drift.map((clause) => `${clause}: this puts it right, and keeps the cluster \`${plan.name}\``),
  };
}

/** Whose the containers of a cluster are: all as they were left; some missing; or made by somebody else since. */
export type ContainerComparison =
  | { readonly kind: "whole" }
  | { readonly kind: "lost"; readonly missing: readonly string[] | "all" }
  | { readonly kind: "strange" };

/**
 * Compares the containers of a cluster with those that were left. No container ever gets the id of another.
 *
 * @param left - ids by name
 * @param found - ids by name
 */
export function compareContainers(
  left: Readonly<Record<string, string>>,
  found: Readonly<Record<string, string>>,
): ContainerComparison {
  const known = new Set(Object.values(left));
  if (Object.values(found).some((id) => !known.has(id))) return { kind: "strange" };
  const missing = Object.keys(left).filter((name) => found[name] === undefined);
  if (missing.length === 0) return { kind: "whole" };
  return { kind: "lost", missing: Object.keys(found).length === 0 ? "all" : missing };
}

function lost(cluster: string, missing: readonly string[] | "all"): string {
  if (missing === "all")
    return `the cluster \`${cluster}\` was deleted behind Pulumi's back: this replaces it, with all that is on it`;
  const names = missing.map((name) => `\`${name}\``).join(", ");
  return `${names} of the cluster \`${cluster}\` ${missing.length === 1 ? "was" : "were"} removed behind Pulumi's back, and kind cannot add a node to a cluster: this replaces it, with all that is on it`;
}

/** The finding for a cluster whose containers are not those that Berth made. */
export function recreated(cluster: string, differences: readonly string[]): SystemFinding {
  return {
    code: "CLUSTER_RECREATED",
    object: `cluster "${cluster}"`,
    state: "was deleted and recreated outside this stack",
    reason: [
      "its containers are not those that Berth created",
      ...(differences.length > 0
        ? differences
        : ["its nodes and ports are as planned, but nothing is on it"]),
    ].join("; "),
    remedy: `Delete it with \`kind delete cluster --name ${cluster}\`, and the next \`pulumi up\` makes yours anew, with all that was on it; or give yours another name.`,
  };
}

function next(count: string): string {
  return String(Number(count) + 1);
}
