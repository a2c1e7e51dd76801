import { z } from "zod";
import type { ClusterPlan } from "../cluster/cluster-plan";
import type { SystemFinding } from "../findings/finding";
import { ruleCodes } from "../findings/rules";
import { changesBetween } from "./changes-between";
import { creationFacts, type CreationFacts } from "./creation-facts";

/** A cluster's state on one container engine. */
export interface FoundCluster {
  /** The ownership record for the cluster's name on this engine. `undefined` if the name has no owner. */
  readonly ownership?: FoundOwnership | undefined;
  /** The state that the driver saved in its most recent step. */
  readonly state?: FoundState | undefined;
  /** The counters in the saved state, if the rest of the state is not readable. Then {@link state} is `undefined`. */
  readonly damagedState?: Pick<FoundState, "instanceId" | "repairCount"> | undefined;
  /** The IDs of the cluster's containers, by container name. */
  readonly containers: Readonly<Record<string, string>>;
  /** The nodes and published ports that differ between the containers and the plan, as clauses. */
  readonly differences: readonly string[];
  /** The drift that Berth can repair in place, as clauses. */
  readonly drift: readonly string[];
}

/** The ownership record for a cluster's name. */
export interface FoundOwnership {
  readonly owner: string;
  /** The cluster instance for which the name was reserved (see {@link Observation.instanceId}). */
  readonly instanceId: string;
}

/** The saved fields that identify the cluster. */
export interface FoundState {
  readonly instanceId: string;
  readonly repairCount: string;
  readonly facts: CreationFacts;
  /** The IDs of the cluster's containers, by container name; empty while the cluster is being created. */
  readonly containers: Readonly<Record<string, string>>;
}

/** A cluster's state when a Pulumi program starts. */
export interface Observation {
  /** Whether this machine could observe the cluster. If not, Pulumi keeps the previous `instanceId` and `repairCount`. */
  readonly known: boolean;
  /**
   * The sequence number of the cluster instance. It starts at `1`, and increases by 1 each time the cluster is lost or a change replaces it.
   * When the number changes, Pulumi replaces the cluster.
   */
  readonly instanceId: string;
  /**
   * A counter that starts at `1`, and increases by 1 each time Berth must repair drift in place. When the counter changes, Pulumi updates
   * the cluster.
   */
  readonly repairCount: string;
  /** The reasons why this Pulumi run replaces or updates the cluster, as sentences without a full stop. */
  readonly reasons: readonly string[];
  /** The findings that make this Pulumi run fail. */
  readonly refusals: readonly SystemFinding[];
  /** The finding to report as a warning if observing the cluster failed unexpectedly. Then {@link known} is `false`. */
  readonly failure?: SystemFinding | undefined;
}

const findingShape = z.object({
  code: z.enum(ruleCodes),
  object: z.string(),
  state: z.string(),
  reason: z.string(),
  remedy: z.string(),
});

const observationShape: z.ZodType<Observation> = z.object({
  known: z.boolean(),
  instanceId: z.string(),
  repairCount: z.string(),
  reasons: z.array(z.string()),
  refusals: z.array(findingShape),
  failure: findingShape.optional(),
});

/**
 * The observation if this machine cannot observe the cluster. Either the machine has no engine or no ownership record, or the cluster has
 * another owner. All of this is usual, for example in CI, so the program prints no warning.
 */
export const notObserved: Observation = {
  known: false,
  instanceId: "1",
  repairCount: "1",
  reasons: [],
  refusals: [],
};

/** Reads an {@link Observation} from JSON. Returns `undefined` if the text is not an observation. */
export function parseObservation(text: string): Observation | undefined {
  try {
    return observationShape.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * Decides whether Pulumi replaces the cluster, repairs it or leaves it unchanged. The decision depends on the cluster's observed state.
 *
 * @param found - the cluster's state on each engine that responds
 */
export function observe(plan: ClusterPlan, found: readonly FoundCluster[]): Observation {
  const mine = found.filter(({ ownership }) => ownership?.owner === (plan.owner ?? ""));
  const here = mine.find(({ containers }) => Object.keys(containers).length > 0) ?? mine[0];
  if (here?.ownership === undefined) return notObserved;
  const { ownership, state, damagedState } = here;
  if (damagedState !== undefined) return judgeDamaged(plan, damagedState, here);
  if (state !== undefined && Object.keys(state.containers).length > 0) return judge(plan, state, here);
  // The cluster in Pulumi's state no longer exists, because a create or delete operation was interrupted.
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
    return {
      ...seen,
      instanceId: next(instanceId),
      reasons: [`this update replaces cluster \`${plan.name}\`: ${changes.join("; ")}`],
    };
  if (drift.length === 0) return seen;
  return {
    ...seen,
    repairCount: next(repairCount),
    reasons: drift.map((clause) => `${clause}; this update repairs it and keeps cluster \`${plan.name}\``),
  };
}

/** Makes Pulumi write a damaged state again, instead of replacing a cluster that still exists. */
function judgeDamaged(
  plan: ClusterPlan,
  { instanceId, repairCount }: Pick<FoundState, "instanceId" | "repairCount">,
  { containers }: FoundCluster,
): Observation {
  const seen: Observation = { known: true, instanceId, repairCount, reasons: [], refusals: [] };
  if (Object.keys(containers).length === 0)
    return { ...seen, instanceId: next(instanceId), reasons: [lost(plan.name, "all")] };
  const reason = `Berth's saved state of cluster \`${plan.name}\` is damaged; this update writes it again and keeps the cluster`;
  return { ...seen, repairCount: next(repairCount), reasons: [reason] };
}

/**
 * The result of comparing a cluster's current containers with the saved container IDs. `whole` means that all containers are unchanged.
 * `lost` means that some containers are missing. `strange` means that another process created some of the containers.
 */
export type ContainerComparison =
  | { readonly kind: "whole" }
  | { readonly kind: "lost"; readonly missing: readonly string[] | "all" }
  | { readonly kind: "strange" };

/**
 * Compares a cluster's current container IDs with the saved IDs. Container engines never reuse a container ID.
 *
 * @param left - the saved IDs, by container name
 * @param found - the current IDs, by container name
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
    return `cluster \`${cluster}\` was deleted outside Pulumi; this update recreates the cluster and everything on it`;
  const names = missing.map((name) => `\`${name}\``).join(", ");
  return `${names} of cluster \`${cluster}\` ${missing.length === 1 ? "was" : "were"} removed outside Pulumi, and kind cannot add a node to a cluster; this update recreates the cluster and everything on it`;
}

/** Creates the finding for a cluster whose containers Berth did not create. */
export function recreated(cluster: string, differences: readonly string[]): SystemFinding {
  return {
    code: "CLUSTER_RECREATED",
    object: `cluster "${cluster}"`,
    state: "was deleted and recreated outside this stack",
    reason: [
      "Berth did not create its containers",
      ...(differences.length > 0
        ? differences
        : ["its nodes and ports match the plan, but nothing is deployed on it"]),
    ].join("; "),
    remedy: `Delete this cluster with \`kind delete cluster --name ${cluster}\`. Then run \`pulumi up\` again to recreate your cluster and everything on it. Or use another name for your cluster.`,
  };
}

function next(count: string): string {
  return String(Number(count) + 1);
}
