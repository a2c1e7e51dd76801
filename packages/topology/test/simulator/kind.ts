import { parse } from "yaml";
import type { Node } from "./kubernetes-objects";

/** A port that the container engine publishes on the host for one container. */
export interface PublishedPort {
  readonly listenAddress: string;
  readonly hostPort: number;
  readonly protocol: string;
  /** The container, which is the node of that name. */
  readonly container: string;
  readonly containerPort: number;
}

/** A cluster that kind has made. */
export interface Cluster {
  readonly nodes: readonly Node[];
  readonly published: readonly PublishedPort[];
}

interface KindConfig {
  readonly name: string;
  readonly nodes: readonly {
    readonly role: string;
    readonly labels?: Record<string, string>;
    readonly extraPortMappings?: readonly {
      readonly containerPort: number;
      readonly hostPort: number;
      readonly listenAddress?: string;
      readonly protocol?: string;
    }[];
  }[];
}

/**
 * Makes the cluster of a kind config as kind does: names nodes by role and number, gives them their labels, leaves kubeadm's
 * taint on control planes unless the cluster is one node, and publishes each node's ports from that node's container. The
 * load balancer that kind puts before several control planes publishes the API server only.
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
  return {
    nodes: made.map(({ node, container }) => ({
      name: container,
      labels: { ...node.labels, "kubernetes.io/hostname": container },
      taints: node.role === "control-plane" && nodes.length > 1 ? [kubeadmTaint] : [],
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
