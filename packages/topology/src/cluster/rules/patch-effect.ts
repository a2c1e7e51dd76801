import type { CheckedCluster } from "./checked-cluster";
import { documentKinds, readersOf, writtenVersions } from "../kubeadm/kubeadm-documents";
import type { KubeadmPatch } from "../kubeadm/kubeadm-patches";

/**
 * Whether a patch changes a document that kubeadm reads, or why it does not:
 *
 * - `applies`: kubeadm reads the patched document on at least one node, or would read it on a node that the cluster does not have yet.
 * - `unknown-kind`: kind writes no document with this `kind`.
 * - `unread`: kubeadm does not read the document on the patch's node.
 * - `wrong-version`: kind writes the document in other API versions only.
 */
export type PatchEffect =
  | { readonly effect: "applies" | "unknown-kind" | "unread" }
  | { readonly effect: "wrong-version"; readonly written: readonly string[] };

/**
 * Determines whether a patch has an effect. kind applies each patch to the documents that have the same `kind` and version, and does not
 * report a patch without such a document.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/internal/patch/resource.go
 */
export function effectOf(patch: KubeadmPatch, cluster: CheckedCluster): PatchEffect {
  const { kind = "", node, apiVersion } = patch;
  if (!documentKinds(cluster).includes(kind)) return { effect: "unknown-kind" };
  if (node !== undefined && !readersOf(kind, cluster).includes(node)) return { effect: "unread" };
  const written = versionsRead(patch, cluster);
  if (apiVersion === undefined || written.length === 0 || written.includes(apiVersion))
    return { effect: "applies" };
  return { effect: "wrong-version", written };
}

/**
 * Returns the API versions that kind may write for the documents that a patch changes. Returns an empty list if no node reads such a
 * document, for example on a single-node cluster.
 */
export function versionsRead({ node, kind = "" }: KubeadmPatch, cluster: CheckedCluster): string[] {
  const readers = readersOf(kind, cluster).filter((reader) => node === undefined || reader === node);
  return [...new Set(readers.flatMap((reader) => writtenVersions(kind, reader, cluster)))];
}
