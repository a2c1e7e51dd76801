import type { NodeRole, Taint } from "../model/node-record";
import type { PortProtocol } from "../model/port-record";

/**
 * A cluster that Berth did not make: which of its nodes carry which ports, or which ports its load balancer has.
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
   * The nodes that carry ports. The cluster's other nodes need no description.
   *
   * @default none
   */
  readonly nodes?: readonly ExistingNodeArgs[] | undefined;
  /**
   * The ports that lead to these nodes.
   *
   * @default none
   */
  readonly portMappings?: readonly ExistingPortArgs[] | undefined;
  /**
   * The load balancer that the cluster gives to Services of that type.
   *
   * @default the cluster has none
   */
  readonly loadBalancer?: LoadBalancerArgs | undefined;
  /**
   * Whether nodes that are given by name get a label for each port that they carry, by which pods are pinned. They are put on by
   * server-side apply, and taken back with the resource.
   *
   * @default false: pods are pinned by the nodes' `matchLabels`
   */
  readonly labelNodes?: boolean | undefined;
  /**
   * Whether the cluster has Gateway API's CRDs already, as those of some providers do. Otherwise the first app with the exposure
   * `gateway` brings them along, for the whole cluster.
   *
   * @default false
   */
  readonly gatewayApi?: boolean | undefined;
}

/** {@link ExistingTopologyArgs} of a cluster with a name. */
export interface ExistingArgs extends ExistingTopologyArgs {
  /** What the cluster is called, in messages and in the names of resources. */
  readonly name: string;
}

/**
 * A node that carries ports, or several that carry the same ones: given by name, by labels that they have, or by both.
 *
 * @example
 * ```ts
 * { name: "edge", matchLabels: { "node-role.example.com/edge": "" }, count: 3 }
 * ```
 */
export interface ExistingNodeArgs {
  /** What ports call it. */
  readonly name: string;
  /**
   * The names in Kubernetes of the nodes that it stands for.
   *
   * @default those that have `matchLabels`, else the one node that is called `name`
   */
  readonly nodeNames?: readonly string[] | undefined;
  /**
   * Labels that these nodes have, and no other: pods are pinned by them.
   *
   * @default pods are pinned by Berth's own labels, see `labelNodes`
   */
  readonly matchLabels?: Readonly<Record<string, string>> | undefined;
  /**
   * How many nodes have `matchLabels`, 1 or more: Berth does not look. Only where `nodeNames` does not say so.
   *
   * @default the number of `nodeNames`
   */
  readonly count?: number | undefined;
  /**
   * `control-plane` or `worker`.
   *
   * @default "worker"
   */
  readonly role?: NodeRole | undefined;
  /**
   * What keeps pods away that do not tolerate it. What binds a port of the node does.
   *
   * @default none
   */
  readonly taints?: readonly Taint[] | undefined;
}

/**
 * A port that leads to nodes of the cluster.
 *
 * @example
 * ```ts
 * { name: "http", address: "203.0.113.10", hostPort: 80, containerPort: 80, node: "edge" }
 * ```
 */
export interface ExistingPortArgs {
  /** What apps ask for: a DNS label, at most 49 characters. */
  readonly name: string;
  /** Where callers reach it: an IP address or a DNS name, of a node or of what stands before several. */
  readonly address: string;
  /** The port that callers use, 1 to 65535. */
  readonly hostPort: number;
  /**
   * The port of the node that it leads to, 1 to 65535.
   *
   * @default `hostPort`
   */
  readonly containerPort?: number | undefined;
  /**
   * `TCP`, `UDP` or `SCTP`.
   *
   * @default "TCP"
   */
  readonly protocol?: PortProtocol | undefined;
  /**
   * The node that carries it, by the `name` of one of `nodes`.
   *
   * @default the first of `nodes`
   */
  readonly node?: string | undefined;
}

/**
 * A load balancer of the cluster.
 *
 * @example
 * ```ts
 * { address: "203.0.113.20", ports: [{ name: "https", hostPort: 443 }] }
 * ```
 */
export interface LoadBalancerArgs {
  /** Where callers reach it: an IP address or a DNS name. */
  readonly address: string;
  /** Its ports. */
  readonly ports: readonly LoadBalancerPortArgs[];
}

/** A port of a load balancer. It leads to a Service, so no node carries it. */
export interface LoadBalancerPortArgs {
  /** What apps ask for: a DNS label, at most 49 characters. */
  readonly name: string;
  /** The port that callers use, 1 to 65535. */
  readonly hostPort: number;
  /**
   * `TCP`, `UDP` or `SCTP`.
   *
   * @default "TCP"
   */
  readonly protocol?: PortProtocol | undefined;
}
