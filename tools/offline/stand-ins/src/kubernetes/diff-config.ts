import { isDeepStrictEqual } from "node:util";

import { sameValue, UNKNOWN, withoutSecrets, type DiffResult, type PropertyMap } from "../protocol";
import { activeCluster, kubeconfigOf } from "./kubeconfig";

/** The properties that select the provider's cluster. */
const CLUSTER_CHOICE = ["kubeconfig", "context", "cluster"];

/**
 * Decides whether a configuration change replaces the provider. Replacing the provider also replaces all objects in the provider's cluster.
 *
 * - If the kubeconfig, context or cluster is unknown, the provider is replaced, because the unknown value may select a different cluster.
 * - If the server changes, or only its certificates, the provider is replaced.
 * - If `clusterIdentifier` is set and does not change, the provider is not replaced, regardless of all other changes.
 * - If `clusterIdentifier` changes to another value, the provider is replaced. Adding or removing `clusterIdentifier` alone does not
 *   replace the provider.
 *
 * @see https://www.pulumi.com/registry/packages/kubernetes/api-docs/provider/#clusteridentifier_nodejs
 * @see https://github.com/pulumi/pulumi-kubernetes/blob/v4.32.0/provider/pkg/provider/provider.go `DiffConfig`
 */
export function diffConfig(olds: PropertyMap, news: PropertyMap): DiffResult {
  const changed = [...new Set([...Object.keys(olds), ...Object.keys(news)])]
    .filter((key) => !sameValue(olds[key] ?? null, news[key] ?? null))
    .sort();
  if (changed.length === 0) return { changes: "none" };

  const [oldConfig, newConfig] = [withoutSecrets(olds), withoutSecrets(news)];
  const identifier = [
    oldConfig["clusterIdentifier"] ?? null,
    newConfig["clusterIdentifier"] ?? null,
  ] as const;
  const keepsIdentity = identifier[1] !== null && sameValue(...identifier);
  const losesIdentity = identifier[0] !== null && identifier[1] !== null && !keepsIdentity;
  const replaces = losesIdentity ? ["clusterIdentifier"] : [];

  const unknown = CLUSTER_CHOICE.find((key) => newConfig[key] === UNKNOWN);
  if (unknown !== undefined) {
    return { changes: "some", diffs: [unknown], replaces: keepsIdentity ? [] : [...replaces, unknown] };
  }
  if (changed.includes("renderYamlToDirectory")) replaces.push("renderYamlToDirectory");
  if (isOtherCluster(oldConfig, newConfig)) {
    replaces.push(...CLUSTER_CHOICE.filter((key) => changed.includes(key)));
  }
  return { changes: "some", diffs: changed, replaces: keepsIdentity ? [] : replaces };
}

function isOtherCluster(olds: PropertyMap, news: PropertyMap): boolean {
  const [before, after] = [olds, news].map((config) =>
    activeCluster(kubeconfigOf(config["kubeconfig"]), {
      context: stringOf(config["context"]),
      cluster: stringOf(config["cluster"]),
    }),
  );
  if (before === undefined || after === undefined) return false;
  // The cluster name in the kubeconfig does not identify the cluster.
  return !isDeepStrictEqual({ ...before, name: "" }, { ...after, name: "" });
}

function stringOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
