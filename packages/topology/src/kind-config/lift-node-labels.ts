import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseAllDocuments,
  visit,
  type Alias,
  type Document,
  type Node,
} from "yaml";
import { unlessTooDeep } from "../findings/too-deep";
import type { RegistrationDocument } from "../cluster/kubeadm/registration-document";
import { parseLabels } from "../cluster/effective/parse-labels";
import { aliasTargets } from "./alias-targets";
import type { NodeFields } from "./kind-cluster-fields";

const extraArgs = ["nodeRegistration", "kubeletExtraArgs"];
const nodeLabels = "node-labels";

/**
 * Moves node labels from kubeadm patches to the node's `labels`. Such patches set the labels in the kubelet argument `node-labels`. In
 * kind, both forms have the same effect. If such a patch exists, kind ignores `labels`, and Berth's port labels would be lost. This
 * function does not change a node if it has no ports, or if a patch and `labels` both set labels.
 *
 * @param readKind - the `kind` of the document that kubeadm reads on this node
 *
 * @see https://kind.sigs.k8s.io/docs/user/ingress/
 */
export function liftNodeLabels(node: NodeFields, readKind: RegistrationDocument): NodeFields {
  const { kubeadmConfigPatches: patches = [], extraPortMappings = [], labels = {} } = node;
  if (extraPortMappings.length === 0 || Object.keys(labels).length > 0) return node;
  const lifted = patches.map((patch) => liftFrom(patch, readKind));
  const found = labelsOf(lifted);
  if (Object.keys(found).length === 0) return node;
  const left = lifted.map(({ patch }) => patch).filter((patch) => patch !== undefined);
  return { ...node, labels: found, kubeadmConfigPatches: left };
}

/** The labels of a cluster's patches, by the document that sets them, and the patches without these labels. */
export interface LiftedFromCluster {
  readonly InitConfiguration: Readonly<Record<string, string>>;
  readonly JoinConfiguration: Readonly<Record<string, string>>;
  readonly patches: readonly string[];
}

/**
 * Takes the node labels from kubeadm patches of the whole cluster. `InitConfiguration` applies to the first control plane, and
 * `JoinConfiguration` to all other nodes.
 */
export function liftClusterLabels(patches: readonly string[]): LiftedFromCluster {
  const init = patches.map((patch) => liftFrom(patch, "InitConfiguration"));
  const join = init.map(({ patch }) =>
    patch === undefined ? { labels: {}, patch } : liftFrom(patch, "JoinConfiguration"),
  );
  return {
    InitConfiguration: labelsOf(init),
    JoinConfiguration: labelsOf(join),
    patches: join.map(({ patch }) => patch).filter((patch) => patch !== undefined),
  };
}

function labelsOf(lifted: readonly Lifted[]): Record<string, string> {
  return Object.assign({}, ...lifted.map(({ labels }) => labels)) as Record<string, string>;
}

/** Whether a patch text may set a node's labels. */
export function setsLabels(patch: string): boolean {
  return patch.includes(nodeLabels);
}

interface Lifted {
  readonly labels: Readonly<Record<string, string>>;
  /** The patch without the labels. `undefined` if the patch sets only labels. */
  readonly patch: string | undefined;
}

function liftFrom(patch: string, readKind: string): Lifted {
  const unchanged = { labels: {}, patch };
  return unlessTooDeep(() => liftFromDocuments(patch, readKind)) ?? unchanged;
}

function liftFromDocuments(patch: string, readKind: string): Lifted {
  const documents = parseAllDocuments(patch);
  const unchanged = { labels: {}, patch };
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return unchanged;
  const labels = documents
    .filter((document) => document.get("kind") === readKind && !document.has("apiVersion"))
    .map(takeLabels)
    .filter((taken) => taken !== undefined);
  if (labels.length === 0) return unchanged;
  const left = documents.filter((document) => !saysNothing(document));
  const texts = left.map((document, index) => {
    document.directives.docStart = index > 0 || null;
    return document.toString();
  });
  return {
    labels: Object.assign({}, ...labels) as Record<string, string>,
    patch: texts.length === 0 ? undefined : texts.join(""),
  };
}

/** Removes the `node-labels` argument from a document. Also removes each parent of the argument that becomes empty. */
function takeLabels(document: Document): Record<string, string> | undefined {
  const path = pathOfLabels(document);
  const value = path && document.getIn(path.value);
  if (path === undefined || typeof value !== "string") return undefined;
  const targets = aliasTargets(document);
  document.deleteIn(path.argument);
  for (const around of [extraArgs, extraArgs.slice(0, 1)]) {
    const collection = document.getIn(around);
    if ((isMap(collection) || isSeq(collection)) && collection.items.length === 0) document.deleteIn(around);
  }
  replaceDanglingAliases(document, targets);
  return parseLabels(value);
}

/** Replaces each alias that refers to a removed node with a copy of this node. */
function replaceDanglingAliases(document: Document, targets: ReadonlyMap<Alias, Node>): void {
  const present = new Set<unknown>();
  visit(document, { Node: (_, node) => void present.add(node) });
  visit(document, {
    Alias: (_, alias) => {
      const target = targets.get(alias);
      if (target === undefined || present.has(target)) return undefined;
      const copy = target.clone() as Node;
      if (!isAlias(copy)) delete copy.anchor;
      return copy;
    },
  });
}

/**
 * Returns the path of the `node-labels` argument. In v1beta4 and later, kubeadm's arguments form a list in which each item has a name and a
 * value. In earlier versions, the arguments form a mapping.
 */
function pathOfLabels(document: Document): { argument: unknown[]; value: unknown[] } | undefined {
  const args = document.getIn(extraArgs);
  if (isMap(args)) {
    const argument = [...extraArgs, nodeLabels];
    return { argument, value: argument };
  }
  if (!isSeq(args)) return undefined;
  const index = args.items.findIndex((item) => isMap(item) && item.get("name") === nodeLabels);
  const argument = [...extraArgs, index];
  return index === -1 ? undefined : { argument, value: [...argument, "value"] };
}

function saysNothing({ contents }: Document): boolean {
  if (!isMap(contents)) return contents === null;
  return contents.items.every(({ key }) => isScalar(key) && key.value === "kind");
}
