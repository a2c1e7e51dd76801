import type { ClusterRecord } from "@kind-berth/topology";
import type * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

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

/**
 * How a Deployment is changed whose new pods have to wait until the old ones are gone: in another namespace they do too. One that had
 * rolling updates is made anew, since the API server keeps what it has filled in for these, and then refuses it beside `Recreate`.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/issues/2843
 */
export const replaceWithStrategy: pulumi.CustomResourceOptions = {
  deleteBeforeReplace: true,
  replaceOnChanges: ["spec.strategy.type"],
};

/**
 * Whether a value is a component of a type. `instanceof` fails where a program has two copies of this package; Pulumi's
 * own classes tell each other apart by the type token too.
 */
export function isComponent(value: unknown, type: string): boolean {
  return pulumi.ComponentResource.isInstance(value) && "__pulumiType" in value && value.__pulumiType === type;
}
