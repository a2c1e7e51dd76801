import type { ClusterRecord } from "@kind-berth/topology";
import type * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

/**
 * A cluster for apps: a {@link KindCluster}, a {@link ReferencedCluster}, an {@link ExistingCluster}, or an object that you build from a
 * record and a provider.
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
  /** The cluster's nodes and ports. The record is a plain value, not a Pulumi Output, so Berth can read it during every preview. */
  readonly record: ClusterRecord;
  /**
   * The provider that connects to the cluster. Apps with the same provider share the cluster's ports, so their claims must not conflict.
   */
  readonly provider: k8s.Provider;
  /**
   * The value of Pulumi's `deletedWith` option for all objects on the cluster. When Pulumi deletes this resource, it does not delete the
   * objects one by one.
   *
   * Set `deletedWith` only if the same program creates the cluster.
   *
   * @default none
   */
  readonly deletedWith?: pulumi.Resource;
  /**
   * Resources that Pulumi must create before any object on the cluster, such as node labels.
   *
   * @default none
   */
  readonly dependsOn?: readonly pulumi.Resource[];
}

/** Returns the Pulumi options for a resource on a cluster. */
export function onCluster(cluster: AppCluster, parent: pulumi.Resource): pulumi.CustomResourceOptions {
  const { provider, deletedWith, dependsOn = [] } = cluster;
  return {
    parent,
    provider,
    dependsOn: [...dependsOn],
    ...(deletedWith === undefined ? {} : { deletedWith }),
  };
}

/**
 * Returns whether a value is a component of the given type. Like Pulumi's own classes, this function compares the type token, because
 * `instanceof` fails if a program loads two copies of this package.
 */
export function isComponent(value: unknown, type: string): boolean {
  return pulumi.ComponentResource.isInstance(value) && "__pulumiType" in value && value.__pulumiType === type;
}
