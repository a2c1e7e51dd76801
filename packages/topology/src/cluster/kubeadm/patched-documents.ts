import { groupBy } from "es-toolkit/array";
import type { Finding } from "../../findings/finding";
import type { DeclaredNode } from "../plan-nodes";
import { applyJsonPatch } from "./json-patch";
import { applyMergePatch } from "./merge-patch";
import type { ConfiguredCluster } from "./configured-cluster";
import { generatedDocuments } from "./generated-documents";
import { writtenVersions } from "./kubeadm-documents";
import { unreadable, type KubeadmPatch } from "./kubeadm-patches";
import type { PlainObject } from "./patch-texts";

/** A node's kubeadm config documents after all patches. The keys are the documents' `kind`, such as `JoinConfiguration`. */
export type PatchedDocuments = ReadonlyMap<string, PlainObject>;

/** The key of the cluster's patches in the groups of patches. The other keys are the nodes' paths. */
const clusterPath = "";

/**
 * Applies the patches to the documents that kind generates, in the same order as kind. kind applies the cluster's patches before the node's
 * patches, and each merge patch before each JSON patch. Berth derives all facts about a node from the result, regardless of
 * which patch sets them. Nodes without patches of their own share their documents.
 *
 * @param findings - the list to which this function adds a finding for each JSON patch that cannot be applied
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/cluster/internal/create/actions/config/config.go
 */
export function patchedDocuments(
  cluster: ConfiguredCluster,
  patches: readonly KubeadmPatch[],
  findings: Finding[],
): ReadonlyMap<DeclaredNode, PatchedDocuments> {
  const unapplied = new Map<string, Finding>();
  const apply = (documents: readonly PlainObject[], applicable: readonly KubeadmPatch[]) =>
    inOrder(applicable).reduce(
      (current, patch) => current.map((one) => applied(patch, one, unapplied)),
      documents,
    );
  const ofNodes = groupBy(patches, ({ node }) => node?.path ?? clusterPath);
  const ofCluster = ofNodes[clusterPath] ?? [];
  const namedByCluster = namedVersions(ofCluster);
  // Nodes with the same role and version share the documents after the cluster's patches.
  const shared = new Map<
    string,
    { readonly list: readonly PlainObject[]; readonly byKind: PatchedDocuments }
  >();
  const documents = cluster.nodes.map((node): [DeclaredNode, PatchedDocuments] => {
    const own = ofNodes[node.path] ?? [];
    const version = versionFor(node, cluster, [...namedByCluster, ...namedVersions(own)]);
    const key = `${node.node.role} ${version}`;
    const common =
      shared.get(key) ?? listed(apply(generatedDocuments(node.node.role, version, cluster), ofCluster));
    shared.set(key, common);
    return [node, own.length === 0 ? common.byKind : listed(apply(common.list, own)).byKind];
  });
  findings.push(...unapplied.values());
  return new Map(documents);
}

function listed(list: readonly PlainObject[]) {
  return { list, byKind: new Map(list.map((document) => [String(document["kind"]), document])) };
}

function inOrder(patches: readonly KubeadmPatch[]): KubeadmPatch[] {
  const isMerge = ({ content }: KubeadmPatch) => "merge" in content;
  return [...patches.filter(isMerge), ...patches.filter((patch) => !isMerge(patch))];
}

/**
 * Returns the API version of a node's kubeadm documents. If the node's Kubernetes version is not known, assumes a version for which the
 * patches are written. If no patch names a version, assumes the latest one.
 */
function versionFor(node: DeclaredNode, cluster: ConfiguredCluster, named: readonly string[]): string {
  const versions = writtenVersions("ClusterConfiguration", node, cluster).toReversed();
  return versions.find((version) => named.includes(version)) ?? versions[0] ?? "";
}

function namedVersions(patches: readonly KubeadmPatch[]): string[] {
  return [...new Set(patches.map(({ apiVersion }) => apiVersion).filter((version) => version !== undefined))];
}

function fits({ kind, apiVersion }: KubeadmPatch, document: PlainObject): boolean {
  return kind === document["kind"] && (apiVersion === undefined || apiVersion === document["apiVersion"]);
}

function applied(patch: KubeadmPatch, document: PlainObject, unapplied: Map<string, Finding>): PlainObject {
  if (!fits(patch, document)) return document;
  const { path, content } = patch;
  if ("merge" in content) return applyMergePatch(document, content.merge);
  const read = applyJsonPatch(document, content.operations);
  if ("value" in read) return read.value;
  // A patch of the cluster applies to every node's documents. Report it once.
  if (!unapplied.has(path)) unapplied.set(path, unreadable(`${path}.patch`, "", read.misfit));
  return document;
}
