import { hostPortOf } from "./any-host-port";
import { registrationDocuments } from "../cluster/kubeadm/registration-document";
import { NodeRole } from "../model/node-record";
import { portLabel, type PortProtocol } from "../model/port-record";
import type {
  ClusterFields,
  MountFields,
  NodeFields,
  PatchJSON6902Fields,
  PortMappingFields,
} from "./kind-cluster-fields";
import { liftClusterLabels, liftNodeLabels, setsLabels } from "./lift-node-labels";
import { settingsOfNodes, type NodeSettings } from "./node-settings";
import { namePorts } from "./port-names";

/** kind's default cluster name. */
const defaultName = "kind";

/**
 * Converts a kind config's fields to Berth's planner arguments. This function adds kind's default role and cluster name, and names the
 * ports. It omits empty values, because kind treats an empty value as absent.
 */
export function clusterArgsOf(config: ClusterFields): object {
  const { nodes: withoutSettings, settings } = settingsOfNodes(config.nodes ?? []);
  const { nodes, kubeadmConfigPatches } = withLabels({ ...config, nodes: withoutSettings });
  return filled({
    name: filled(config).name ?? defaultName,
    networking: config.networking && filled(config.networking),
    featureGates: config.featureGates,
    runtimeConfig: config.runtimeConfig,
    kubeadmConfigPatches: some(kubeadmConfigPatches),
    kubeadmConfigPatchesJSON6902: some(config.kubeadmConfigPatchesJSON6902?.map(patchOf)),
    containerdConfigPatches: some(config.containerdConfigPatches),
    containerdConfigPatchesJSON6902: some(config.containerdConfigPatchesJSON6902),
    nodes: some(nodesOf(nodes, settings)),
  });
}

/** The maximum number of labels to move from the cluster's patches to the nodes. */
const maxLifted = 1000;

type LabelledFields = Required<Pick<ClusterFields, "nodes" | "kubeadmConfigPatches">>;

/**
 * Moves the node labels from kubeadm patches to the nodes' `labels`. kind applies a node's patches after the cluster's patches, so a node
 * whose own patch sets labels does not get the cluster's labels.
 */
function withLabels({ nodes: asWritten = [], kubeadmConfigPatches = [] }: ClusterFields): LabelledFields {
  const filledNodes = asWritten.map((node) => ({ role: NodeRole.ControlPlane, ...filled(node) }));
  const documents = registrationDocuments(filledNodes.map(({ role }) => role));
  const readKind = (index: number) => documents[index] ?? "JoinConfiguration";
  const nodes = filledNodes.map((node, index) => liftNodeLabels(node, readKind(index)));
  const own = nodes.flatMap((node) => [
    ...(node.kubeadmConfigPatches ?? []),
    ...(node.kubeadmConfigPatchesJSON6902 ?? []).map(({ patch = "" }) => patch),
  ]);
  const hasPorts = nodes.some(({ extraPortMappings = [] }) => extraPortMappings.length > 0);
  if (!hasPorts || own.some(setsLabels)) return { nodes, kubeadmConfigPatches };
  const lifted = liftClusterLabels(kubeadmConfigPatches);
  // In a patch, the labels are written once. In the arguments, each node would repeat them.
  const perNode = Object.keys(lifted.InitConfiguration).length + Object.keys(lifted.JoinConfiguration).length;
  if (perNode * nodes.length > maxLifted) return { nodes, kubeadmConfigPatches };
  return {
    nodes: nodes.map((node, index) => {
      const isPatched = node !== filledNodes[index];
      const labels = { ...(isPatched ? {} : lifted[readKind(index)]), ...node.labels };
      return Object.keys(labels).length === 0 ? node : { ...node, labels };
    }),
    kubeadmConfigPatches: [...lifted.patches],
  };
}

function nodesOf(withoutSettings: readonly NodeFields[], settings: readonly NodeSettings[]): object[] {
  const nodes = withoutSettings.map(({ labels, ...node }, index) => {
    const { taints, labels: afterwards } = settings[index] ?? {};
    return { ...node, labels: { ...labels, ...afterwards }, taints };
  });
  const ports = nodes.map((node) => (node.extraPortMappings ?? []).map(portOf));
  const names = namePorts(nodes.map(({ labels }, index) => ({ labels, ports: ports[index] ?? [] })));
  return nodes.map((node, index) => {
    const namesOfNode = names[index] ?? [];
    const named = (ports[index] ?? []).map((port, position) => ({ name: namesOfNode[position], ...port }));
    return filled({
      role: node.role,
      image: node.image,
      labels: withoutPortLabels(node.labels, namesOfNode),
      taints: node.taints,
      extraMounts: some(node.extraMounts?.map(mountOf)),
      extraPortMappings: some(named),
      kubeadmConfigPatches: some(node.kubeadmConfigPatches),
      kubeadmConfigPatchesJSON6902: some(node.kubeadmConfigPatchesJSON6902?.map(patchOf)),
    });
  });
}

/** Returns the labels without port labels, which the planner sets again. */
function withoutPortLabels(
  labels: Readonly<Record<string, string>>,
  ports: readonly string[],
): object | undefined {
  const ofPorts = new Set(ports.map(portLabel));
  const own = Object.entries(labels).filter(([key]) => !ofPorts.has(key));
  return own.length === 0 ? undefined : Object.fromEntries(own);
}

/** Converts a port mapping from a kind config. There, an omitted containerPort means 0, and the protocol may be in lower case. */
function portOf({ containerPort = 0, hostPort: given, ...port }: PortMappingFields) {
  const hostPort = hostPortOf(given);
  const protocol = port.protocol?.toUpperCase() as PortProtocol | undefined;
  return filled({ containerPort, hostPort, listenAddress: port.listenAddress, protocol });
}

function mountOf({ hostPath = "", containerPath = "", propagation, ...mount }: MountFields): object {
  return { hostPath, containerPath, ...mount, ...filled({ propagation }) };
}

function patchOf({ group = "", version = "", kind = "", patch = "" }: PatchJSON6902Fields): object {
  return { group, version, kind, patch };
}

/** Returns `undefined` for an empty list. kind treats an empty list as absent, except for the list of DNS search domains. */
function some<T>(list: T[] | undefined): T[] | undefined {
  return list?.length === 0 ? undefined : list;
}

/** Returns a copy without absent values and empty strings. */
function filled<T extends object>(fields: T): T {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== ""),
  ) as T;
}
