import { creationFacts, planEdges, type ClusterPlan, type CreationFacts } from "@kind-berth/topology";
import type { Container } from "../engine/container";
import type { StepContext } from "./step-context";

/** What the driver leaves of a cluster for the steps after this one. */
export interface State {
  /** Who made the cluster, see {@link ClusterPlan.owner}. */
  readonly owner: string;
  /** Counts the clusters that were lost and made again, this one included: `1` at first. */
  readonly instanceId: string;
  /** Counts what was put right in place: `1` at first. */
  readonly repairCount: string;
  /** What the cluster was made from. */
  readonly facts: CreationFacts;
  /** The ids of the cluster's containers, by their names; none while the cluster is being made. */
  readonly containers: Readonly<Record<string, string>>;
  /** The addresses that they had in the engine's networks, by their names. */
  readonly addresses: Readonly<Record<string, readonly string[]>>;
  /** The labels that Berth gave to the nodes, by the nodes' names. */
  readonly labels: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What the containers of edge ports were made from, by their names; see {@link EdgePlan.origin}. */
  readonly edges: Readonly<Record<string, string>>;
}

/**
 * The state of a plan's cluster.
 *
 * @param containers - the cluster's; none while it is being made
 */
export function stateOf(
  plan: ClusterPlan,
  { instanceId, repairCount }: StepContext,
  containers: readonly Container[],
): State {
  return {
    instanceId,
    repairCount,
    owner: plan.owner ?? "",
    facts: creationFacts(plan),
    containers: idsOf(containers),
    addresses: Object.fromEntries(containers.map(({ name, addresses }) => [name, addresses])),
    labels: Object.fromEntries(plan.nodes.map(({ name, labels }) => [name, labels])),
    edges: Object.fromEntries(planEdges(plan).map(({ container, origin }) => [container, origin])),
  };
}

/** The ids of containers by their names. */
export function idsOf(containers: readonly Container[]): Record<string, string> {
  return Object.fromEntries(containers.map(({ id, name }) => [name, id]));
}
