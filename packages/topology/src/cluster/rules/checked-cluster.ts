import type { Finding } from "../../findings/finding";
import type { RegistryPlan } from "../cluster-plan";
import type { EffectiveCluster } from "../effective/effective-cluster";
import type { ConfiguredCluster } from "../kubeadm/configured-cluster";
import type { KubeadmPatch } from "../kubeadm/kubeadm-patches";
import type { DeclaredPort } from "../plan-ports";

/** The input for the rules: a cluster whose arguments have valid types and whose nodes already have the names that kind assigns. */
export interface CheckedCluster extends ConfiguredCluster {
  readonly registry?: RegistryPlan;
  /** The kubeadm patches of the cluster and its nodes that could be parsed. */
  readonly patches: readonly KubeadmPatch[];
  /** The cluster's properties after all patches. */
  readonly effective: EffectiveCluster;
  /** All ports that could be parsed, from the cluster's `portMappings` and the nodes' `extraPortMappings`. */
  readonly ports: readonly DeclaredPort[];
}

/** A function that checks one aspect of a cluster. */
export type ClusterRule = (cluster: CheckedCluster) => Finding[];

/** Returns `undefined` for an empty string, because kind treats an empty string as absent. */
export function unlessEmpty(text: string | undefined): string | undefined {
  return text === "" ? undefined : text;
}
