import type { CreationFacts } from "@berth/topology";

/** What the driver last left of a cluster when a step had succeeded. */
export interface State {
  /** Who made the cluster, see {@link ClusterPlan.owner}. */
  readonly owner: string;
  /** Counts the clusters that this one replaced because they were lost, itself included: `1` at first. */
  readonly life: string;
  /** Counts what was put right in place: `1` at first. */
  readonly revision: string;
  /** What the cluster was made from. */
  readonly facts: CreationFacts;
  /** The ids of the node containers, by their names. */
  readonly containers: Readonly<Record<string, string>>;
  /** The labels that Berth gave to the nodes, by the nodes' names. */
  readonly labels: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
