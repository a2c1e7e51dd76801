import { isMap, isScalar, type Node } from "yaml";
import { BerthError, throwIfErrors } from "../findings/berth-error";
import { given, type Finding } from "../findings/finding";
import { warnOfEnginePorts } from "./any-host-port";
import { clusterArgsOf } from "./cluster-args-of";
import type { ConfigSource } from "./config-source";
import { readCluster, readRegistry, type CtlptlCluster, type CtlptlRegistry } from "./ctlptl-fields";
import { registryArgsOf } from "./ctlptl-registry";

const subject = "ctlptl file";
const apiVersion = "ctlptl.dev/v1alpha1";

/** Whether a file is for ctlptl, which creates a kind cluster from a kind config that is part of the file. */
export function isCtlptlFile({ root }: ConfigSource): boolean {
  return root !== null && fieldOf(root, "apiVersion")?.startsWith("ctlptl.dev/") === true;
}

/**
 * Converts a ctlptl file with one kind cluster to Berth's planner arguments. The arguments consist of the kind config in
 * `kindV1Alpha4Cluster`, and of ctlptl's cluster name, registry and Kubernetes version. ctlptl overrides the kind config's `name`, `kind` and
 * `apiVersion`. With `kubernetesVersion`, ctlptl also overrides the nodes' images.
 *
 * Adds a warning for each other ctlptl setting.
 *
 * @see https://github.com/tilt-dev/ctlptl/blob/main/pkg/api/types.go
 *
 * @throws {@link BerthError} if the file does not contain exactly one cluster, or if the cluster is not a kind cluster
 */
export function readCtlptlFile(source: ConfigSource): object {
  source.refuseFurtherSyntaxErrors();
  throwIfErrors(subject, source.findings);
  throwIfErrors(
    subject,
    source.roots.flatMap((root, index) => misfitOf(root, index, source)),
  );

  const [clusters, registries] = ["Cluster", "Registry"].map((kind) =>
    source.roots.filter((root) => fieldOf(root, "kind") === kind),
  ) as [Node[], Node[]];
  const [root] = clusters;
  if (root === undefined || clusters.length > 1)
    throw new BerthError(subject, [notOneCluster(clusters.length)]);
  const cluster = readCluster(root, "", source) ?? {};
  throwIfErrors(
    subject,
    productMisfits(cluster).map((finding) => source.located(finding)),
  );
  return argsOf(cluster, registries, source);
}

function argsOf(
  cluster: Partial<CtlptlCluster>,
  registryRoots: readonly Node[],
  source: ConfigSource,
): object {
  const { kindV1Alpha4Cluster: config = {}, name = config.name, kubernetesVersion } = cluster;
  source.findings.push(...warnOfEnginePorts(config).map((finding) => source.located(finding)));
  const registries = registryRoots.map((root, index): Partial<CtlptlRegistry> & { readonly path: string } => {
    const path = `registries[${index}]`;
    return { ...readRegistry(root, path, source), path };
  });
  const version = kubernetesVersion && minorOf(kubernetesVersion);
  return {
    ...clusterArgsOf({
      ...config,
      ...(name === undefined ? {} : { name: name.replace(/^kind-/, "") }),
      ...(version && config.nodes ? { nodes: config.nodes.map((node) => ({ ...node, image: "" })) } : {}),
    }),
    ...(version ? { kubernetesVersion: version } : {}),
    ...registryArgsOf(cluster, registries, source),
  };
}

/** Converts a version such as `v1.36.1` to `1.36`. ctlptl uses only the minor version, and chooses the patch version. */
function minorOf(version: string): string {
  return /^v?(\d+\.\d+)(\.|$)/.exec(version)?.[1] ?? version;
}

function misfitOf(root: Node, index: number, source: ConfigSource): Finding[] {
  const [version, kind] = [fieldOf(root, "apiVersion"), fieldOf(root, "kind")];
  if (version === apiVersion && (kind === "Cluster" || kind === "Registry")) return [];
  return [
    {
      code: "CTLPTL_DOCUMENT_UNKNOWN",
      object: `ctlptl file (${source.placeOf(root)})`,
      state: `contains a document that ctlptl does not support, document ${index + 1}`,
      reason: `ctlptl supports only \`kind: Cluster\` and \`kind: Registry\` with \`apiVersion: ${apiVersion}\``,
      remedy: "Correct `kind` and `apiVersion`, or remove the document.",
    },
  ];
}

function productMisfits({ product }: Partial<CtlptlCluster>): Finding[] {
  if (product === "kind") return [];
  return [
    {
      code: "CTLPTL_PRODUCT",
      path: "product",
      ...given(product),
      rule: "Berth creates only kind clusters, so it can import only a ctlptl cluster with the product `kind`",
      remedy: "Set `product: kind`, or create this cluster without Berth.",
    },
  ];
}

function notOneCluster(count: number): Finding {
  return {
    code: "CTLPTL_CLUSTER_COUNT",
    object: "ctlptl file",
    state: count === 0 ? "does not contain a cluster" : `contains ${count} clusters`,
    reason: "Berth imports one cluster from one file",
    remedy: "Write one `kind: Cluster` document into the file, together with its registries.",
  };
}

/** Returns the text of a top-level field, without following aliases. */
function fieldOf(root: Node, key: string): string | undefined {
  if (!isMap(root)) return undefined;
  const value = root.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.value;
  return isScalar(value) && typeof value.value === "string" ? value.value : undefined;
}
