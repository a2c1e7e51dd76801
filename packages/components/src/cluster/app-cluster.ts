import type { ClusterRecord } from "@kind-berth/topology";
import type * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

/**
 * A cluster to expose apps on: a {@link KindCluster}, a {@link ReferencedCluster} or an {@link ExistingCluster}. It can also be an object
 * that you build from a record and a provider.
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
  /** The cluster's nodes and ports. The record is a plain value, not a Pulumi Output, so every preview can read it. */
  readonly record: ClusterRecord;
  /**
   * The provider that connects to the cluster. Apps with the same provider share the cluster's ports, so their claims must not conflict.
   */
  readonly provider: k8s.Provider;
  /**
   * The resource for Pulumi's option `deletedWith` of all objects on the cluster. When Pulumi deletes this resource, Pulumi does not delete
   * the objects one by one.
   *
   * Set `deletedWith` to a cluster only if the same program creates this cluster.
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

/** Options for a resource on a cluster. */
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
 * Options for a Deployment with the strategy `Recreate`. Its new pods must wait until the old pods are gone.
 *
 * - `deleteBeforeReplace`: if a change of the namespace replaces the Deployment, Pulumi deletes the old Deployment first.
 * - `replaceOnChanges`: a change from `RollingUpdate` to `Recreate` replaces the Deployment. An update in place would fail, because the API
 *   server keeps its defaults for `RollingUpdate` and rejects these defaults together with `Recreate`.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/issues/2843
 */
export const replaceWithStrategy: pulumi.CustomResourceOptions = {
  deleteBeforeReplace: true,
  replaceOnChanges: ["spec.strategy.type"],
};

/**
 * Returns whether a value is a component of a type. Compares the type token, as Pulumi's own classes do, because `instanceof` fails if a
 * program has two copies of this package.
 */
export function isComponent(value: unknown, type: string): boolean {
  return pulumi.ComponentResource.isInstance(value) && "__pulumiType" in value && value.__pulumiType === type;
}
