import { parse } from "yaml";
import type { Node, Taint } from "./kubernetes-objects";

/** A port that the container engine publishes on the host for a container. */
export interface PublishedPort {
  readonly listenAddress: string;
  readonly hostPort: number;
  readonly protocol: string;
  /** The container name, which is also the node name. */
  readonly container: string;
  readonly containerPort: number;
}

/** A cluster that kind created. */
export interface Cluster {
  readonly nodes: readonly Node[];
  readonly published: readonly PublishedPort[];
}

interface KindConfig {
  readonly name: string;
  readonly nodes: readonly {
    readonly role: string;
    readonly labels?: Record<string, string>;
    readonly kubeadmConfigPatches?: readonly string[];
    readonly extraPortMappings?: readonly {
      readonly containerPort: number;
      readonly hostPort: number;
      readonly listenAddress?: string;
      readonly protocol?: string;
    }[];
  }[];
}

/** The parts of a kubeadm document that set a node's taints. Only merge patches set them here. */
interface KubeadmDocument {
  readonly kind: string;
  readonly nodeRegistration?: {
    readonly taints?: readonly Taint[];
    readonly kubeletExtraArgs?: Readonly<Record<string, string>>;
  };
}

/**
 * Simulates how kind creates a cluster from a kind config. kind names nodes by role and number, and sets their labels. A node has the taints
 * in its kubeadm document, and those that the kubelet registers. If the document lists no taints, kubeadm taints control planes. If the
 * cluster has only one node, kind removes kubeadm's taint, and fails if it is missing. Each node's container publishes the node's ports. If the cluster has several
 * control planes, kind also creates a load balancer, which publishes only the API server.
 *
 * @see https://github.com/kubernetes-sigs/kind/tree/main/pkg/cluster/internal
 *
 * @param config - YAML
 */
export function createCluster(config: string): Cluster {
  const { name, nodes } = parse(config) as KindConfig;
  const counts = new Map<string, number>();
  const made = nodes.map((node) => {
    const count = (counts.get(node.role) ?? 0) + 1;
    counts.set(node.role, count);
    return { node, container: `${name}-${node.role}${count === 1 ? "" : String(count)}` };
  });
  const first = nodes.findIndex(({ role }) => role === "control-plane");
  return {
    nodes: made.map(({ node, container }, index) => ({
      name: container,
      labels: { ...node.labels, "kubernetes.io/hostname": container },
      taints: taintsOf(node, { isFirst: index === first, isOnly: nodes.length === 1 }),
    })),
    published: made.flatMap(({ node, container }) =>
      (node.extraPortMappings ?? []).map((mapping) => ({
        listenAddress: mapping.listenAddress ?? "0.0.0.0",
        hostPort: mapping.hostPort,
        protocol: mapping.protocol ?? "TCP",
        container,
        containerPort: mapping.containerPort,
      })),
    ),
  };
}

const kubeadmTaint = { key: "node-role.kubernetes.io/control-plane", effect: "NoSchedule" };

function taintsOf(
  { role, kubeadmConfigPatches = [] }: KindConfig["nodes"][number],
  { isFirst, isOnly }: { readonly isFirst: boolean; readonly isOnly: boolean },
): Taint[] {
  const registrations = kubeadmConfigPatches
    .map((patch) => parse(patch) as KubeadmDocument)
    .filter(({ kind }) => kind === (isFirst ? "InitConfiguration" : "JoinConfiguration"))
    .map(({ nodeRegistration = {} }) => nodeRegistration);
  const listed =
    registrations.findLast(({ taints }) => taints !== undefined)?.taints ??
    (role === "control-plane" ? [kubeadmTaint] : []);
  const argument = registrations
    .map(({ kubeletExtraArgs = {} }) => kubeletExtraArgs["register-with-taints"])
    .findLast((text) => text !== undefined);
  // The argument replaces the taints that kubeadm passes to the kubelet. kubeadm itself then adds its list to a control plane.
  const registered = argument === undefined ? listed : argument.split(",").map(parseTaint);
  const isNew = (taint: Taint) =>
    !registered.some(({ key, effect }) => key === taint.key && effect === taint.effect);
  const taints = role === "control-plane" ? [...registered, ...listed.filter(isNew)] : registered;
  if (!isOnly) return [...taints];
  if (!taints.some(({ key }) => key === kubeadmTaint.key))
    throw new Error(`taint ${kubeadmTaint.key} not found`);
  return taints.filter(({ key }) => key !== kubeadmTaint.key);
}

function parseTaint(text: string): Taint {
  const [, key = "", value, effect = ""] = /^([^=:]+)(?:=([^:]*))?:(\w+)$/.exec(text) ?? [];
  return { key, ...(value === undefined || value === "" ? {} : { value }), effect };
}
