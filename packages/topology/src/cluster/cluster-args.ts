import type { NodeRole } from "../record/node-record";
import type { PortProtocol } from "../record/port-record";

/**
 * The topology of a kind cluster: its nodes, and the ports that it publishes on the host.
 *
 * @example
 * ```ts
 * {
 *   nodes: [{ role: "control-plane" }, { role: "worker" }, { role: "worker" }],
 *   portMappings: [
 *     { name: "http", hostPort: 8080, containerPort: 80, node: "worker2" },
 *     { name: "dns", hostPort: 5353, containerPort: 53, protocol: "UDP" },
 *   ],
 * }
 * ```
 */
export interface TopologyArgs {
  /**
   * The nodes, in kind's order; kind derives their names from it: the first worker is `worker`, the second `worker2`.
   *
   * @default one control plane
   */
  readonly nodes?: readonly NodeArgs[] | undefined;
  /**
   * The ports that the cluster publishes on the host, each carried by one node.
   *
   * @default none
   */
  readonly portMappings?: readonly PortMappingArgs[] | undefined;
}

/** A cluster to be planned. */
export interface ClusterArgs extends TopologyArgs {
  /** The cluster's name, as `kind get clusters` lists it: a DNS name in lower case. */
  readonly name: string;
}

/**
 * A node, under kind's own names.
 *
 * @example
 * ```ts
 * { role: "worker", image: "kindest/node:v1.36.3" }
 * ```
 */
export interface NodeArgs {
  /** `control-plane` or `worker`. */
  readonly role: NodeRole;
  /**
   * The node image, with a digest if you like.
   *
   * @default the image that BERTH_NODE_IMAGE names on the machine that creates the cluster, else kind's own
   */
  readonly image?: string | undefined;
}

/**
 * A port mapping, under kind's own names, with a name that apps ask for.
 *
 * @example
 * ```ts
 * { name: "http", hostPort: 8080, containerPort: 80, node: "worker2" }
 * ```
 */
export interface PortMappingArgs {
  /** What apps ask for: a DNS label, at most 49 characters. */
  readonly name: string;
  /** The port on the host, 1 to 65535. */
  readonly hostPort: number;
  /** The port on the node, 1 to 65535: what the app, or the Ingress controller, binds there. */
  readonly containerPort: number;
  /**
   * The address on the host that the port listens on: IPv4 or IPv6. kind's own default, 0.0.0.0, opens the port to
   * the network.
   *
   * @default "127.0.0.1"
   */
  readonly listenAddress?: string | undefined;
  /**
   * `TCP`, `UDP` or `SCTP`.
   *
   * @default "TCP"
   */
  readonly protocol?: PortProtocol | undefined;
  /**
   * The node that carries the port, by kind's name of it without the cluster's: `control-plane`, `worker`, `worker2`.
   *
   * @default the first worker, or the control plane where there is none
   */
  readonly node?: string | undefined;
}
