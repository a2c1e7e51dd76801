import type { KindArgs } from "../kind-args";
import type { DeclaredNode } from "../plan-nodes";

/** A cluster's kind settings and nodes, from which kind generates each node's kubeadm config. */
export interface ConfiguredCluster extends KindArgs {
  /** The Kubernetes version for nodes whose `image` is not set. */
  readonly kubernetesVersion?: string;
  /** All nodes that could be parsed, in declaration order. */
  readonly nodes: readonly DeclaredNode[];
}
