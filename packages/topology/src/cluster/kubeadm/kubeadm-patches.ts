import type { Finding } from "../../findings/finding";
import type { PatchJSON6902Args } from "../kind-args";
import type { DeclaredNode } from "../plan-nodes";
import type { ConfiguredCluster } from "./configured-cluster";
import { readYamlDocuments, readYamlPatch, type PatchOperation, type PlainObject } from "./patch-texts";

/** A patch for one kubeadm config document. The patch is either a YAML document from a merge patch, or a JSON patch. */
export interface KubeadmPatch {
  /**
   * The path at which the program declares the patch, such as `nodes[1].kubeadmConfigPatches[0]`. If a patch text contains several
   * documents, they all have the same path.
   */
  readonly path: string;
  /** The node that the patch applies to. `undefined` if it applies to all nodes. */
  readonly node: DeclaredNode | undefined;
  /** The document's `kind`, such as `InitConfiguration`. `undefined` if the patch has no `kind`. */
  readonly kind: string | undefined;
  /** The API version, such as `kubeadm.k8s.io/v1beta4`. `undefined` if the patch applies to every version. */
  readonly apiVersion: string | undefined;
  /** The patch's content: the fields of a merge patch, or the operations of a JSON patch. */
  readonly content: { readonly merge: PlainObject } | { readonly operations: readonly PatchOperation[] };
}

/** Parses the kubeadm patches for a cluster and its nodes. Adds a finding for each patch that cannot be parsed. */
export function readKubeadmPatches(cluster: ConfiguredCluster, findings: Finding[]): KubeadmPatch[] {
  return [
    ...readOf(cluster, "", undefined, findings),
    ...cluster.nodes.flatMap((node) => readOf(node.node, `${node.path}.`, node, findings)),
  ];
}

type PatchedArgs = Pick<ConfiguredCluster, "kubeadmConfigPatches" | "kubeadmConfigPatchesJSON6902">;

function readOf(
  { kubeadmConfigPatches = [], kubeadmConfigPatchesJSON6902 = [] }: PatchedArgs,
  base: string,
  node: DeclaredNode | undefined,
  findings: Finding[],
): KubeadmPatch[] {
  return [
    ...kubeadmConfigPatches.flatMap((text, index) =>
      readMergePatch(text, `${base}kubeadmConfigPatches[${index}]`, node, findings),
    ),
    ...kubeadmConfigPatchesJSON6902.flatMap((patch, index) =>
      readJsonPatch(patch, `${base}kubeadmConfigPatchesJSON6902[${index}]`, node, findings),
    ),
  ];
}

function readMergePatch(
  text: string,
  path: string,
  node: DeclaredNode | undefined,
  findings: Finding[],
): KubeadmPatch[] {
  const read = readYamlDocuments(text);
  if ("misfit" in read) {
    findings.push(unreadable(path, text, read.misfit));
    return [];
  }
  return read.value.map((merge) => ({
    path,
    node,
    kind: nonEmptyText(merge["kind"]),
    apiVersion: nonEmptyText(merge["apiVersion"]),
    content: { merge },
  }));
}

function readJsonPatch(
  { group, version, kind, patch }: PatchJSON6902Args,
  path: string,
  node: DeclaredNode | undefined,
  findings: Finding[],
): KubeadmPatch[] {
  const read = readYamlPatch(patch);
  if ("misfit" in read) {
    findings.push(unreadable(`${path}.patch`, patch, read.misfit));
    return [];
  }
  const apiVersion = nonEmptyText(group === "" ? version : `${group}/${version}`);
  return [{ path, node, kind: nonEmptyText(kind), apiVersion, content: { operations: read.value } }];
}

/**
 * Creates the finding for a patch that kind cannot parse. kind itself detects this problem only when the node containers are already
 * running.
 */
export function unreadable(path: string, text: string, rule: string): Finding {
  return {
    code: "PATCH_INVALID",
    path,
    value: text,
    rule,
    remedy:
      "Correct the patch. kind itself would report the error only after it has started the node containers.",
  };
}

function nonEmptyText(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
