import {
  creationFacts,
  planEdges,
  type ClusterPlan,
  type CreationFacts,
  type Taint,
} from "@kind-berth/topology";
import type { Container } from "../engine/container";
import type { StepContext } from "./step-context";

/** The data about a cluster that the driver stores for later steps. */
export interface State {
  /** The owner for which the driver created the cluster. See {@link ClusterPlan.owner}. */
  readonly owner: string;
  /** The number of this cluster instance. It starts at `1` and increases each time Pulumi recreates a lost cluster. */
  readonly instanceId: string;
  /** A counter that starts at `1` and increases with each in-place repair. */
  readonly repairCount: string;
  /** The settings with which the driver created the cluster. */
  readonly facts: CreationFacts;
  /** The IDs of the cluster's containers, by container name. Empty until the driver has created the cluster. */
  readonly containers: Readonly<Record<string, string>>;
  /** The containers' addresses in the engine's networks, by container name. */
  readonly addresses: Readonly<Record<string, readonly string[]>>;
  /** The labels that Berth set on the nodes, by node name. */
  readonly labels: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /**
   * The taints that the program lists, by node name. A node whose taints the program does not list has no entry.
   *
   * @default none
   */
  readonly taints?: Readonly<Record<string, readonly Taint[]>> | undefined;
  /** The settings with which the driver created each edge container, by container name; see {@link EdgePlan.origin}. */
  readonly edges: Readonly<Record<string, string>>;
}

/**
 * Returns the state to store for a plan's cluster.
 *
 * @param containers - the cluster's containers; empty until the driver has created the cluster
 */
export function stateOf(
  plan: ClusterPlan,
  { instanceId, repairCount }: StepContext,
  containers: readonly Container[],
): State {
  const managed = plan.nodes.filter(({ managesTaints }) => managesTaints === true);
  return {
    instanceId,
    repairCount,
    owner: plan.owner ?? "",
    facts: creationFacts(plan),
    containers: idsOf(containers),
    addresses: Object.fromEntries(containers.map(({ name, addresses }) => [name, addresses])),
    labels: Object.fromEntries(plan.nodes.map(({ name, labels }) => [name, labels])),
    ...(managed.length === 0
      ? {}
      : { taints: Object.fromEntries(managed.map(({ name, taints }) => [name, taints])) }),
    edges: Object.fromEntries(planEdges(plan).map(({ container, origin }) => [container, origin])),
  };
}

/** Returns container IDs, by container name. */
export function idsOf(containers: readonly Container[]): Record<string, string> {
  return Object.fromEntries(containers.map(({ id, name }) => [name, id]));
}
