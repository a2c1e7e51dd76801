import { readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";

import { KubeConfig, type Cluster } from "@kubernetes/client-node";

import { isPropertyMap, type PropertyValue } from "../protocol";

/** The settings in the provider's configuration that override the kubeconfig. */
export interface KubeconfigOverrides {
  readonly context?: string | undefined;
  readonly cluster?: string | undefined;
}

/**
 * Parses a kubeconfig. The argument is either the kubeconfig's path or its contents.
 *
 * @throws Error if the file cannot be read, or if the contents are not a kubeconfig. The message does not include the contents.
 */
export function parseKubeconfig(pathOrContents: string): KubeConfig {
  const config = new KubeConfig();
  const path = pathOrContents === "~" ? homedir() : pathOrContents.replace(/^~\//, `${homedir()}/`);
  try {
    config.loadFromString(isPath(path) ? readFileSync(path, "utf8") : pathOrContents);
  } catch (thrown) {
    // Remove the line that a YAML error quotes, because a kubeconfig's lines are secret.
    const why = thrown instanceof Error ? (thrown.message.split("\n", 1)[0] ?? "") : "";
    throw new Error(`the kubeconfig can't be read: ${why.slice(0, 200)}`, { cause: thrown });
  }
  return config;
}

function isPath(text: string): boolean {
  return (
    text.length < 4096 && !text.includes("\n") && statSync(text, { throwIfNoEntry: false }) !== undefined
  );
}

/** Returns kubectl's default kubeconfig: `$KUBECONFIG`, `~/.kube/config`, or the pod's service account. */
export function ambientKubeconfig(): KubeConfig {
  const config = new KubeConfig();
  config.loadFromDefault();
  return config;
}

/**
 * Parses a provider's `kubeconfig` property, whose value may also be an object. Returns `undefined` if the property is not set.
 *
 * @throws Error in the same cases as {@link parseKubeconfig}
 */
export function kubeconfigOf(property: PropertyValue | undefined): KubeConfig | undefined {
  if (property === undefined || property === null || property === "") return undefined;
  if (typeof property === "string") return parseKubeconfig(property);
  if (isPropertyMap(property)) return parseKubeconfig(JSON.stringify(property));
  throw new Error(`failed to parse kubeconfig: unexpected kubeconfig format, type: ${typeof property}`);
}

/** Returns the cluster that a kubeconfig and the overrides select. Returns `undefined` if the kubeconfig does not contain this cluster. */
export function activeCluster(
  config: KubeConfig | undefined,
  overrides: KubeconfigOverrides,
): Cluster | undefined {
  if (config === undefined) return undefined;
  const context = config.getContextObject(overrides.context ?? config.getCurrentContext());
  if (context === null) return undefined;
  return config.getCluster(overrides.cluster ?? context.cluster) ?? undefined;
}

/**
 * Applies the overrides to a kubeconfig.
 *
 * @throws Error if the kubeconfig does not contain the context or the cluster
 */
export function withOverrides(config: KubeConfig, overrides: KubeconfigOverrides): KubeConfig {
  const name = overrides.context ?? config.getCurrentContext();
  const context = config.getContextObject(name);
  if (context === null) throw new Error(`context "${name}" does not exist`);
  const cluster = overrides.cluster ?? context.cluster;
  if (config.getCluster(cluster) === null) throw new Error(`cluster "${cluster}" does not exist`);
  const resolved = new KubeConfig();
  resolved.loadFromOptions({
    clusters: config.clusters,
    users: config.users,
    contexts: [{ ...context, name: "pulumi", cluster }],
    currentContext: "pulumi",
  });
  return resolved;
}

/** Returns a context's namespace, or an empty string if the context has no namespace. The default context is the active context. */
export function contextNamespace(config: KubeConfig, context?: string): string {
  return config.getContextObject(context ?? config.getCurrentContext())?.namespace ?? "";
}
