import type { ClusterRecord } from "@berth/topology";
import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

/**
 * A cluster that apps can be exposed on: what {@link KindCluster} is, and what a program can put together for a cluster that
 * another stack made.
 *
 * @example
 * ```ts
 * const platform = new pulumi.StackReference("organization/platform/dev");
 * const cluster: AppCluster = {
 *   record: parseRecord((await platform.getOutputDetails("record")).value),
 *   provider: new k8s.Provider("demo", { kubeconfig: platform.requireOutput("kubeconfig") }),
 * };
 * ```
 */
export interface AppCluster {
  /** The cluster's nodes and ports: plain, so that every preview knows them. */
  readonly record: ClusterRecord;
  /** The provider that reaches the cluster. Apps with the same provider share its ports, and must not collide. */
  readonly provider: k8s.Provider;
  /**
   * The resource with which everything on the cluster goes, and so needs no deletion of its own; see Pulumi's option of
   * that name. Only for a cluster that the same program makes.
   *
   * @default none
   */
  readonly deletedWith?: pulumi.Resource;
}

/** The options of a resource on a cluster. */
export function onCluster(cluster: AppCluster, parent: pulumi.Resource): pulumi.CustomResourceOptions {
  const { provider, deletedWith } = cluster;
  return { parent, provider, ...(deletedWith === undefined ? {} : { deletedWith }) };
}
