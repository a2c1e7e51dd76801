import type { Finding } from "../../findings/finding";
import { isDefaultRange, parseNodePortRange, type NodePortRange } from "../../model/node-port-range";
import type { ConfiguredCluster } from "../kubeadm/configured-cluster";
import { initNode } from "../kubeadm/kubeadm-documents";
import type { KubeadmPatch } from "../kubeadm/kubeadm-patches";
import { argumentValues } from "../kubeadm/component-arguments";
import { isObject, type PlainObject } from "../kubeadm/patch-texts";
import { patchedDocuments, type PatchedDocuments } from "../kubeadm/patched-documents";
import type { DeclaredNode } from "../plan-nodes";
import { effectiveNode, type EffectiveNode } from "./effective-node";

/** The API server's argument for the range of NodePorts. */
export const nodePortRangeArgument = "service-node-port-range";

/** A cluster's properties as kind and kubeadm will create them, whichever argument or patch sets them. */
export interface EffectiveCluster {
  readonly nodes: ReadonlyMap<DeclaredNode, EffectiveNode>;
  /** The API server's arguments, without the leading dashes in their names. */
  readonly apiServerArguments: ReadonlyMap<string, string>;
  /** The range of NodePorts, if it differs from the API server's default. */
  readonly serviceNodePortRange: NodePortRange | undefined;
}

/**
 * Reads the properties of a cluster and its nodes. kubeadm reads the settings of the whole cluster only on the first control plane.
 *
 * @param findings - the list to which this function adds a finding for each JSON patch that cannot be applied
 */
export function effectiveCluster(
  cluster: ConfiguredCluster,
  patches: readonly KubeadmPatch[],
  findings: Finding[],
): EffectiveCluster {
  const documents = patchedDocuments(cluster, patches, findings);
  const init = initNode(cluster);
  const ofInit: PatchedDocuments = (init && documents.get(init)) ?? new Map();
  const isOnlyNode = cluster.nodes.length === 1;
  // Nodes with the same documents share their properties, so that many labels of a cluster's patch are read once.
  const joined = new Map<PatchedDocuments, EffectiveNode>();
  const read = (node: DeclaredNode, own: PatchedDocuments): EffectiveNode =>
    effectiveNode(node.node.role, own, ofInit, { isInit: node === init, isOnlyNode });
  const nodes = [...documents].map(([node, own]): [DeclaredNode, EffectiveNode] => {
    if (node === init) return [node, read(node, own)];
    const effective = joined.get(own) ?? read(node, own);
    joined.set(own, effective);
    return [node, effective];
  });
  const apiServer = apiServerArguments(ofInit.get("ClusterConfiguration") ?? {});
  const range = parseNodePortRange(apiServer.get(nodePortRangeArgument) ?? "");
  return {
    nodes: new Map(nodes),
    apiServerArguments: apiServer,
    serviceNodePortRange: range === undefined || isDefaultRange(range) ? undefined : range,
  };
}

function apiServerArguments({ apiServer }: PlainObject): ReadonlyMap<string, string> {
  return argumentValues(isObject(apiServer) ? apiServer["extraArgs"] : undefined);
}
