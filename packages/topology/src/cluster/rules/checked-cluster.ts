import type { Finding } from "../../findings/finding";
import type { RegistryPlan } from "../cluster-plan";
import type { KindArgs } from "../kind-args";
import type { DeclaredNode } from "../plan-nodes";
import type { DeclaredPort } from "../plan-ports";

/** The input for the rules: a cluster whose arguments have valid types and whose nodes already have the names that kind assigns. */
export interface CheckedCluster extends KindArgs {
  /** The Kubernetes version for nodes whose `image` is not set. */
  readonly kubernetesVersion?: string;
  readonly registry?: RegistryPlan;
  /** All nodes that could be parsed, in declaration order. */
  readonly nodes: readonly DeclaredNode[];
  /** All ports that could be parsed, from the cluster's `portMappings` and the nodes' `extraPortMappings`. */
  readonly ports: readonly DeclaredPort[];
}

/** A function that checks one aspect of a cluster. */
export type ClusterRule = (cluster: CheckedCluster) => Finding[];

/** Returns `undefined` for an empty string, because kind treats an empty string as absent. */
export function unlessEmpty(text: string | undefined): string | undefined {
  return text === "" ? undefined : text;
}
