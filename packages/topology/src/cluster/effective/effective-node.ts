import { controlPlaneTaint, NodeRole, type Taint } from "../../model/node-record";
import { ownLabels } from "../kubeadm/generated-documents";
import { argumentValues } from "../kubeadm/component-arguments";
import { isObject, type PlainObject } from "../kubeadm/patch-texts";
import type { PatchedDocuments } from "../kubeadm/patched-documents";
import { withoutEmptyValues } from "../../model/without-empty-values";
import { parseLabels } from "./parse-labels";
import { isTaint, parseTaints } from "./parse-taints";

/** A node's properties when it has joined the cluster, whichever argument or patch sets them. */
export interface EffectiveNode {
  /** The labels that a patch sets on the node instead of the node's `labels`. `undefined` if no patch sets labels. */
  readonly patchedLabels: Readonly<Record<string, string>> | undefined;
  readonly taints: readonly Taint[];
  /** Whether the node is the cluster's only node and does not register with kubeadm's taint, which kind removes from such a node. */
  readonly lacksKubeadmTaint: boolean;
  /** The values that the kubelet or kubeadm cannot read as taints, in the form of the patch. */
  readonly unreadableTaints: readonly unknown[];
}

/**
 * Reads a node's properties from its kubeadm documents.
 *
 * @param role - the node's role
 * @param documents - the node's own documents
 * @param ofCluster - the documents of the first control plane, which contain the kubelet config of all nodes
 * @param place - the node's place in the cluster
 * @param place.isInit - whether the node runs `kubeadm init`
 * @param place.isOnlyNode - whether the cluster has no other node
 */
export function effectiveNode(
  role: NodeRole,
  documents: PatchedDocuments,
  ofCluster: PatchedDocuments,
  place: { readonly isInit: boolean; readonly isOnlyNode: boolean },
): EffectiveNode {
  const registration = documents.get(place.isInit ? "InitConfiguration" : "JoinConfiguration")?.[
    "nodeRegistration"
  ];
  const given = isObject(registration) ? registration : {};
  const kubelet = argumentValues(given["kubeletExtraArgs"]);
  // kind removes kubeadm's taint from the only node.
  const isOnly = place.isOnlyNode && role === NodeRole.ControlPlane;
  const labels = kubelet.get("node-labels");
  const taints = registeredTaints(role, given, kubelet, ofCluster.get("KubeletConfiguration") ?? {});
  return {
    patchedLabels: labels === undefined || labels === ownLabels ? undefined : parseLabels(labels),
    taints: isOnly ? taints.read.filter(({ key }) => key !== controlPlaneTaint.key) : taints.read,
    lacksKubeadmTaint: isOnly && !taints.read.some(({ key }) => key === controlPlaneTaint.key),
    unreadableTaints: taints.unreadable,
  };
}

interface ReadTaints {
  readonly read: readonly Taint[];
  readonly unreadable: readonly unknown[];
}

/**
 * Returns the taints with which a node registers. kubeadm passes a worker's `nodeRegistration.taints` to the kubelet as an argument, which
 * the node's own kubelet arguments override. A kubelet argument overrides the kubelet config. On control planes, kubeadm adds
 * `nodeRegistration.taints` after the kubelet has registered the node. If `nodeRegistration.taints` is not set, kubeadm adds its own taint.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/cmd/kubeadm/app/phases/kubelet/flags.go
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/cmd/kubeadm/app/phases/markcontrolplane/markcontrolplane.go
 */
function registeredTaints(
  role: NodeRole,
  registration: PlainObject,
  kubelet: ReadonlyMap<string, string>,
  kubeletConfig: PlainObject,
): ReadTaints {
  const argument = kubelet.get("register-with-taints");
  const byArgument = argument === undefined ? undefined : parseTaints(argument);
  const byConfig = listOf(kubeletConfig["registerWithTaints"]);
  const byRegistration = listOf(registration["taints"]);
  if (role === NodeRole.ControlPlane) {
    const marks = byRegistration ?? { read: [controlPlaneTaint], unreadable: [] };
    return joined(marks, byArgument ?? byConfig);
  }
  const byFlag = byRegistration !== undefined && sizeOf(byRegistration) > 0 ? byRegistration : undefined;
  return joined(byArgument ?? byFlag ?? byConfig);
}

function joined(...sources: readonly (ReadTaints | undefined)[]): ReadTaints {
  const all = sources.filter((source) => source !== undefined);
  const read = new Map(all.flatMap((source) => source.read).map((taint) => [JSON.stringify(taint), taint]));
  return { read: [...read.values()], unreadable: all.flatMap((source) => source.unreadable) };
}

/** Reads a list of taints in a kubeadm or kubelet document. Returns `undefined` if the list is absent or null. */
function listOf(value: unknown): ReadTaints | undefined {
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) return { read: [], unreadable: [value] };
  return {
    read: withoutEmptyValues(value.filter(isTaint)),
    unreadable: value.filter((item) => !isTaint(item)),
  };
}

function sizeOf({ read, unreadable }: ReadTaints): number {
  return read.length + unreadable.length;
}
