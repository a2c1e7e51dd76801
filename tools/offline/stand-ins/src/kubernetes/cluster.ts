import type { KubeConfig } from "@kubernetes/client-node";

import { UnreachableError } from "./api-error";
import type { Configuration } from "./configuration";
import { Connection } from "./connection";
import { Discovery, isNamespacedByName } from "./discovery";
import type { GroupVersionKind } from "./group-version-kind";
import { ambientKubeconfig, contextNamespace, parseKubeconfig, withOverrides } from "./kubeconfig";
import { Objects } from "./objects";

/** The cluster that the provider's configuration selects. */
export type Cluster = ReachableCluster | UnreachableCluster;

/** A cluster whose API server responded. */
export interface ReachableCluster {
  readonly reachable: true;
  readonly connection: Connection;
  readonly objects: Objects;
  readonly discovery: Discovery;
  /** The namespace for objects that do not set a namespace. */
  readonly defaultNamespace: string;
}

/** A cluster whose API server did not respond, or a kubeconfig that does not identify a cluster. */
export interface UnreachableCluster {
  readonly reachable: false;
  readonly reason: string;
  readonly defaultNamespace: string;
}

/**
 * Checks whether the configured cluster is reachable. This function never fails, because previews also work without a cluster. Operations
 * that need the cluster later report that it is unreachable.
 */
export async function connect(configuration: Configuration): Promise<Cluster> {
  const unreachable = (
    reason: string,
    defaultNamespace = configuration.namespace ?? "",
  ): UnreachableCluster => ({
    reachable: false,
    reason,
    defaultNamespace,
  });

  let kubeconfig: KubeConfig;
  try {
    kubeconfig =
      configuration.kubeconfig === undefined
        ? ambientKubeconfig()
        : parseKubeconfig(configuration.kubeconfig);
  } catch (thrown) {
    return unreachable(
      `failed to parse kubeconfig data in \`kubernetes:config:kubeconfig\`- ${messageOf(thrown)}`,
    );
  }
  const ownNamespace = contextNamespace(kubeconfig, configuration.context);
  const defaultNamespace = configuration.namespace ?? (ownNamespace === "" ? "default" : ownNamespace);
  let resolved: KubeConfig;
  try {
    resolved = withOverrides(kubeconfig, configuration);
  } catch (thrown) {
    return unreachable(
      "unable to load Kubernetes client configuration from kubeconfig file. Make sure you have: \n\n \t • set up " +
        "the provider as per https://www.pulumi.com/registry/packages/kubernetes/installation-configuration/ " +
        `\n\n ${messageOf(thrown)}`,
      defaultNamespace,
    );
  }
  const connection = new Connection(resolved);
  const discovery = new Discovery(connection);
  try {
    await discovery.resource({ group: "", version: "v1", kind: "Namespace" });
  } catch (thrown) {
    return unreachable(
      `unable to load schema information from the API server: ${messageOf(thrown)}`,
      defaultNamespace,
    );
  }
  const objects = new Objects(connection, discovery);
  return { reachable: true, connection, objects, discovery, defaultNamespace };
}

/**
 * Whether objects of a kind are namespaced. Unknown kinds count as namespaced, because a later step in the same update may create their
 * definitions.
 */
export async function isNamespaced(cluster: Cluster, kind: GroupVersionKind): Promise<boolean> {
  const known = cluster.reachable ? await cluster.discovery.isNamespaced(kind) : isNamespacedByName(kind);
  return known ?? true;
}

/** Whether the cluster serves a kind. */
export async function isServed(cluster: Cluster, kind: GroupVersionKind): Promise<boolean> {
  if (!cluster.reachable) return false;
  return await cluster.discovery.resource(kind).then(
    () => true,
    (thrown: unknown) => {
      if (thrown instanceof UnreachableError) throw thrown;
      return false;
    },
  );
}

/** Returns the cluster if it is reachable. If it is unreachable, throws the error for operations that need a cluster. */
export function reachable(cluster: Cluster): ReachableCluster {
  if (cluster.reachable) return cluster;
  throw new UnreachableError(`configured Kubernetes cluster is unreachable: ${cluster.reason}`);
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
