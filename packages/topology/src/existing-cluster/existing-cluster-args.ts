import type { NodeRole, Taint } from "../model/node-record";
import type { PortProtocol } from "../model/port-record";

/**
 * Describes an existing cluster that Berth did not create: the nodes that carry its ports, or its load balancer.
 *
 * @example
 * ```ts
 * {
 *   nodes: [{ name: "edge", nodeNames: ["edge-1", "edge-2"] }],
 *   portMappings: [{ name: "http", address: "203.0.113.10", hostPort: 80, node: "edge" }],
 *   labelNodes: true,
 * }
 * ```
 */
export interface ExistingTopologyArgs {
  /**
   * The nodes that carry ports. You do not need to list the cluster's other nodes.
   *
   * @default none
   */
  readonly nodes?: readonly ExistingNodeArgs[] | undefined;
  /**
   * The ports that forward to these nodes.
   *
   * @default none
   */
  readonly portMappings?: readonly ExistingPortArgs[] | undefined;
  /**
   * The load balancer that the cluster provides for Services of type `LoadBalancer`.
   *
   * @default the cluster has no load balancer
   */
  readonly loadBalancer?: LoadBalancerArgs | undefined;
  /**
   * Whether Berth labels the nodes in `nodes` that have no `matchLabels`. Berth sets one label for each port that a node carries, and pins
   * pods by these labels. Berth sets the labels with server-side apply, and removes them when the resource is deleted.
   *
   * @default false: Berth pins pods by the nodes' `matchLabels`
   */
  readonly labelNodes?: boolean | undefined;
  /**
   * Whether the Gateway API CRDs are already installed, as on some cloud providers' clusters. If `false`, the first app with the exposure
   * `gateway` installs the CRDs for the whole cluster.
   *
   * @default false
   */
  readonly gatewayApi?: boolean | undefined;
  /**
   * The API server's NodePort range, in the notation of its flag `--service-node-port-range`, such as `3000-4000`. Set this argument if the
   * cluster sets the flag.
   *
   * @default "30000-32767"
   */
  readonly serviceNodePortRange?: string | undefined;
}

/** The arguments for planning an existing cluster: {@link ExistingTopologyArgs} and a name. */
export interface ExistingArgs extends ExistingTopologyArgs {
  /** The cluster name, used in messages and in resource names. */
  readonly name: string;
}

/**
 * A node that carries ports, or several nodes that carry the same ports. Identify the nodes by name, by labels, or by both.
 *
 * @example
 * ```ts
 * { name: "edge", matchLabels: { "node-role.example.com/edge": "" }, count: 3 }
 * ```
 */
export interface ExistingNodeArgs {
  /** The name that port mappings use to refer to this entry. */
  readonly name: string;
  /**
   * The Kubernetes names of the nodes in this entry, as `kubectl get nodes` prints them.
   *
   * @default if `matchLabels` is set, the nodes that have these labels. If not, one node, whose Kubernetes name is the entry's `name`
   */
  readonly nodeNames?: readonly string[] | undefined;
  /**
   * Labels that only the nodes in this entry have. Berth pins pods to the nodes by these labels.
   *
   * @default Berth pins pods by its own labels (see `labelNodes`)
   */
  readonly matchLabels?: Readonly<Record<string, string>> | undefined;
  /**
   * The number of nodes that have the labels in `matchLabels`: 1 or more. If you omit `nodeNames`, set `count`, because Berth does not
   * count the nodes itself.
   *
   * @default the number of names in `nodeNames`
   */
  readonly count?: number | undefined;
  /**
   * The node role: `control-plane` or `worker`.
   *
   * @default "worker"
   */
  readonly role?: NodeRole | undefined;
  /**
   * The nodes' taints. Berth adds matching tolerations to the pods that bind a port on these nodes. Berth does not change the nodes'
   * taints.
   *
   * @default none
   */
  readonly taints?: readonly Taint[] | undefined;
}

/**
 * A port that forwards to cluster nodes.
 *
 * @example
 * ```ts
 * { name: "http", address: "203.0.113.10", hostPort: 80, containerPort: 80, node: "edge" }
 * ```
 */
export interface ExistingPortArgs {
  /** The port name, which apps use to refer to the port. The name must be a DNS label of at most 49 characters. */
  readonly name: string;
  /** The IP address or DNS name that clients use. It belongs to a node, or to a load balancer in front of several nodes. */
  readonly address: string;
  /** The port number that clients use, 1 to 65535. */
  readonly hostPort: number;
  /**
   * The port number on the node, 1 to 65535.
   *
   * @default `hostPort`
   */
  readonly containerPort?: number | undefined;
  /**
   * The protocol: `TCP`, `UDP` or `SCTP`.
   *
   * @default "TCP"
   */
  readonly protocol?: PortProtocol | undefined;
  /**
   * The node that carries the port: the `name` of an entry in `nodes`.
   *
   * @default the first entry in `nodes`
   */
  readonly node?: string | undefined;
}

/**
 * A cluster's load balancer.
 *
 * @example
 * ```ts
 * { address: "203.0.113.20", ports: [{ name: "https", hostPort: 443 }] }
 * ```
 */
export interface LoadBalancerArgs {
  /** The IP address or DNS name that clients use. */
  readonly address: string;
  /** The load balancer's ports. */
  readonly ports: readonly LoadBalancerPortArgs[];
}

/** A load balancer port. It forwards to a Service, so no node carries it. */
export interface LoadBalancerPortArgs {
  /** The port name, which apps use to refer to the port. The name must be a DNS label of at most 49 characters. */
  readonly name: string;
  /** The port number that clients use, 1 to 65535. */
  readonly hostPort: number;
  /**
   * The protocol: `TCP`, `UDP` or `SCTP`.
   *
   * @default "TCP"
   */
  readonly protocol?: PortProtocol | undefined;
}
