import type { ClusterRecord } from "@kind-berth/topology";
import type * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

/**
 * A cluster to expose apps on: a {@link KindCluster}, a {@link ReferencedCluster} or an {@link ExistingCluster}. It can also be an object
 * with a record and a provider from another source.
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
  /** The cluster's nodes and ports. The record is a plain value, so that every preview contains it. */
  readonly record: ClusterRecord;
  /**
   * The provider that connects to the cluster. Apps with the same provider share the cluster's ports, so their claims must not conflict.
   */
  readonly provider: k8s.Provider;
  /**
   * The resource that all objects on the cluster are deleted with, as in Pulumi's option `deletedWith`. When Pulumi deletes this resource,
   * it does not delete the objects one by one.
   *
   * Set it only for a cluster that the same program creates.
   *
   * @default none
   */
  readonly deletedWith?: pulumi.Resource;
  /**
   * Resources that all objects on the cluster wait for, such as the labels of nodes.
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

/**
 * The options of a Deployment with the strategy `Recreate`, whose new pods must wait until the old pods are gone.
 *
 * - `deleteBeforeReplace`: the new pods also wait if a new namespace replaces the Deployment.
 * - `replaceOnChanges`: a change from `RollingUpdate` to `Recreate` replaces the Deployment. The API server keeps its defaults for
 *   `RollingUpdate`, and then rejects them next to `Recreate`.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/issues/2843
 */
export const replaceWithStrategy: pulumi.CustomResourceOptions = {
  deleteBeforeReplace: true,
  replaceOnChanges: ["spec.strategy.type"],
};

/**
 * Whether a value is a component of a type. `instanceof` fails if a program has two copies of this package. Pulumi's own classes compare
 * the type token too.
 */
export function isComponent(value: unknown, type: string): boolean {
  return pulumi.ComponentResource.isInstance(value) && "__pulumiType" in value && value.__pulumiType === type;
}
