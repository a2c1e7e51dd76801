import { isDeepStrictEqual } from "node:util";

import { sameValue, UNKNOWN, withoutSecrets, type DiffResult, type PropertyMap } from "../protocol";
import { activeCluster, kubeconfigOf } from "./kubeconfig";

/** The properties that say which cluster a provider talks to. */
const CLUSTER_CHOICE = ["kubeconfig", "context", "cluster"];

/**
 * What a change of the provider's configuration means for everything on the cluster: a replacement of the provider
 * replaces all of it.
 *
 * - A kubeconfig, context or cluster that is not known yet may be any: replacement.
 * - Another server, or the same with other certificates: replacement.
 * - A `clusterIdentifier` that was there and stays the same: no replacement, whatever else changes.
 * - Another `clusterIdentifier`: replacement. Adding or removing one replaces nothing by itself.
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
  // What a cluster is called in the kubeconfig is not what it is.
  return !isDeepStrictEqual({ ...before, name: "" }, { ...after, name: "" });
}

function stringOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
