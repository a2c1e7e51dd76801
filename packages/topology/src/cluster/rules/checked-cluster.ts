import type { Finding } from "../../findings/finding";
import type { RegistryPlan } from "../cluster-plan";
import type { KindArgs } from "../kind-args";
import type { DeclaredNode } from "../plan-nodes";
import type { DeclaredPort } from "../plan-ports";

/** A cluster whose arguments have the right types, with kind's names of its nodes: what the rules look at. */
export interface CheckedCluster extends KindArgs {
  /** The Kubernetes of nodes without an image of their own. */
  readonly kubernetesVersion?: string;
  readonly registry?: RegistryPlan;
  /** All nodes that could be read, in the order of declaration. */
  readonly nodes: readonly DeclaredNode[];
  /** All ports that could be read, of the cluster's `portMappings` and of its nodes' `extraPortMappings`. */
  readonly ports: readonly DeclaredPort[];
}

/** A rule: finds what is amiss about one thing. */
export type ClusterRule = (cluster: CheckedCluster) => Finding[];

/** A text of kind's config, which takes an empty one for none. */
export function unlessEmpty(text: string | undefined): string | undefined {
  return text === "" ? undefined : text;
}
