import type { ClusterRecord } from "@kind-berth/topology";
import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

/**
 * A cluster that apps can be exposed on: a {@link KindCluster}, the {@link ReferencedCluster} of another stack, an
 * {@link ExistingCluster}; or a record and a provider that a program has from elsewhere.
 *
 * @example
 * ```ts
 * const cluster: AppCluster = {
 *   record: parseRecord(JSON.parse(readFileSync("record.json", "utf8"))),
 *   provider: new k8s.Provider("demo", { context: "kind-demo" }),
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
  /**
   * What everything on the cluster waits for, such as the labels of nodes.
   *
   * @default none
   */
  readonly dependsOn?: readonly pulumi.Resource[];
}

/** The options of a resource on a cluster. */
export function onCluster(cluster: AppCluster, parent: pulumi.Resource): pulumi.CustomResourceOptions {
  const { provider, deletedWith, dependsOn = [] } = cluster;
  return {
    parent,
    provider,
    dependsOn: [...dependsOn],
    ...(deletedWith === undefined ? {} : { deletedWith }),
  };
}
