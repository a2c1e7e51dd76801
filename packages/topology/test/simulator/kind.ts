import { parse } from "yaml";
import type { Node } from "./kubernetes-objects";

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
    readonly extraPortMappings?: readonly {
      readonly containerPort: number;
      readonly hostPort: number;
      readonly listenAddress?: string;
      readonly protocol?: string;
    }[];
  }[];
}

/**
 * Simulates how kind creates a cluster from a kind config. kind names nodes by role and number, and sets their labels. If the cluster has
 * several nodes, kind keeps kubeadm's taint on control planes. Each node's container publishes the node's ports. If the cluster has several
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
