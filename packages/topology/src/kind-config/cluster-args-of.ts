import { NodeRole } from "../model/node-record";
import { portLabel, type PortProtocol } from "../model/port-record";
import type {
  ClusterFields,
  MountFields,
  NodeFields,
  PatchJSON6902Fields,
  PortMappingFields,
} from "./kind-cluster-fields";
import { liftNodeLabels } from "./lift-node-labels";
import { namePorts } from "./port-names";

/** The name of a cluster that was given none, as kind has it. */
const defaultName = "kind";

/**
 * Turns the fields of a kind config into arguments of Berth, for the planner to judge: the role and the name that kind
 * would fill in are written out, ports are named, and what is empty, which to kind is the same as absent, is left out.
 */
export function clusterArgsOf(config: ClusterFields): object {
  return filled({
    name: filled(config).name ?? defaultName,
    networking: config.networking && filled(config.networking),
    featureGates: config.featureGates,
    runtimeConfig: config.runtimeConfig,
    kubeadmConfigPatches: some(config.kubeadmConfigPatches),
    kubeadmConfigPatchesJSON6902: some(config.kubeadmConfigPatchesJSON6902?.map(patchOf)),
    containerdConfigPatches: some(config.containerdConfigPatches),
    containerdConfigPatchesJSON6902: some(config.containerdConfigPatchesJSON6902),
    nodes: some(nodesOf(config.nodes ?? [])),
  });
}

function nodesOf(asWritten: readonly NodeFields[]): object[] {
  const filledNodes = asWritten.map((node) => ({ role: NodeRole.ControlPlane, ...filled(node) }));
  const first = filledNodes.findIndex(({ role }) => role === NodeRole.ControlPlane);
  const nodes = filledNodes.map((node, index) =>
    liftNodeLabels(node, index === first ? "InitConfiguration" : "JoinConfiguration"),
  );
  const ports = nodes.map((node) => (node.extraPortMappings ?? []).map(portOf));
  const names = namePorts(nodes.map(({ labels = {} }, index) => ({ labels, ports: ports[index] ?? [] })));
  return nodes.map((node, index) => {
    const namesOfNode = names[index] ?? [];
    const named = (ports[index] ?? []).map((port, position) => ({ name: namesOfNode[position], ...port }));
    return filled({
      role: node.role,
      image: node.image,
      labels: withoutPortLabels(node.labels ?? {}, namesOfNode),
      extraMounts: some(node.extraMounts?.map(mountOf)),
      extraPortMappings: some(named),
      kubeadmConfigPatches: some(node.kubeadmConfigPatches),
      kubeadmConfigPatchesJSON6902: some(node.kubeadmConfigPatchesJSON6902?.map(patchOf)),
    });
  });
}

/** The planner gives a node the labels of its ports anew. */
function withoutPortLabels(
  labels: Readonly<Record<string, string>>,
  ports: readonly string[],
): object | undefined {
  const ofPorts = new Set(ports.map(portLabel));
  const own = Object.entries(labels).filter(([key]) => !ofPorts.has(key));
  return own.length === 0 ? undefined : Object.fromEntries(own);
}

/** To kind a port that is left out is 0, and protocols may be written in lower case. */
function portOf({ containerPort = 0, hostPort = 0, ...port }: PortMappingFields) {
  const protocol = port.protocol?.toUpperCase() as PortProtocol | undefined;
  return filled({ containerPort, hostPort, listenAddress: port.listenAddress, protocol });
}

function mountOf({ hostPath = "", containerPath = "", propagation, ...mount }: MountFields): object {
  return { hostPath, containerPath, ...mount, ...filled({ propagation }) };
}

function patchOf({ group = "", version = "", kind = "", patch = "" }: PatchJSON6902Fields): object {
  return { group, version, kind, patch };
}

/** The list, unless it is empty: to kind that is the same as none, but for the search domains. */
function some<T>(list: T[] | undefined): T[] | undefined {
  return list?.length === 0 ? undefined : list;
}

/** The same object without what is absent or an empty text. */
function filled<T extends object>(fields: T): T {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== ""),
  ) as T;
}
