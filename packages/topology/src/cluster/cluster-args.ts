import type { KindArgs, MountArgs, PatchJSON6902Args } from "./kind-args";
import type { LifecycleArgs, TimeoutArgs } from "./lifecycle-args";
import type { NodeRole, Taint } from "../model/node-record";
import type { PortProtocol } from "../model/port-record";

/**
 * A kind cluster's topology: its nodes, and the ports that the cluster publishes on the host.
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
export interface TopologyArgs extends KindArgs, LifecycleArgs {
  /**
   * The nodes, in the same order as in a kind config. kind derives the node names from this order. For example, the first worker is
   * `worker`, and the second worker is `worker2`.
   *
   * @default one control plane
   */
  readonly nodes?: readonly NodeArgs[] | undefined;
  /**
   * The host ports that the cluster publishes. Each host port forwards to a port on one node.
   *
   * @default none
   */
  readonly portMappings?: readonly PortMappingArgs[] | undefined;
}

/** The arguments for planning a kind cluster. */
export interface ClusterArgs extends TopologyArgs {
  /** The cluster name, as `kind get clusters` prints it: a DNS name in lower case. */
  readonly name: string;
  /**
   * The cluster's owner: the names of the Pulumi project, the stack and the resource, such as `shop/ci/demo`. `KindCluster` sets the owner.
   * Berth derives the number of each port with `hostPort: "auto"` from the owner and the port name.
   *
   * @default the plan has no owner, and Berth derives host ports from the cluster name
   */
  readonly owner?: string | undefined;
  /**
   * The timeouts for creating, updating and deleting the cluster. `KindCluster` takes them from the `customTimeouts` resource option.
   *
   * @default 15 minutes each
   */
  readonly customTimeouts?: TimeoutArgs | undefined;
}

/**
 * A cluster node. Each argument has the same name as in a kind config.
 *
 * @example
 * ```ts
 * { role: "worker", image: "kindest/node:v1.36.3" }
 * ```
 */
export interface NodeArgs {
  /** The node role: `control-plane` or `worker`. */
  readonly role: NodeRole;
  /**
   * The node image, with an optional digest.
   *
   * @default the cluster's `image`, or the image for its `kubernetesVersion`. If both are omitted, the environment variable
   * BERTH_NODE_IMAGE on the machine that creates the cluster defines the image. If this variable is not set, kind uses its default image.
   */
  readonly image?: string | undefined;
  /**
   * Kubernetes labels for the node, in addition to Berth's port labels.
   *
   * @default none
   */
  readonly labels?: Readonly<Record<string, string>> | undefined;
  /**
   * The complete list of the node's taints. An empty list removes all taints, including kubeadm's taint on control planes. You can change
   * the taints while the cluster runs.
   *
   * The node has these taints before the first pod is scheduled. If another program changes the taints, the next `pulumi up` restores the
   * list. Taints that Kubernetes itself sets, such as `node.kubernetes.io/not-ready`, are not part of the list and stay unchanged. If
   * another program must remove a taint when the node has started, set the taint in a kubeadm patch instead.
   *
   * Pods that bind a port on the node tolerate the node's taints.
   *
   * @default kubeadm's taints: `node-role.kubernetes.io/control-plane:NoSchedule` on control planes in a cluster with several nodes, and none
   * on other nodes. Berth then does not restore taints
   *
   * @example
   * ```ts
   * [{ key: "dedicated", value: "ingress", effect: "NoSchedule" }]
   * ```
   */
  readonly taints?: readonly Taint[] | undefined;
  /**
   * Host folders and files to mount into the node.
   *
   * @default none
   */
  readonly extraMounts?: readonly MountArgs[] | undefined;
  /**
   * Port mappings for this node, in the kind config format. You can paste port mappings from an existing kind config. These mappings differ
   * from `portMappings` in two ways: this node carries the ports, and the default `listenAddress` is kind's default.
   *
   * @default none
   */
  readonly extraPortMappings?: readonly ExtraPortMappingArgs[] | undefined;
  /**
   * Merge patches for this node's kubeadm config. Each patch consists of YAML documents, and each document has a `kind`.
   *
   * @default none
   */
  readonly kubeadmConfigPatches?: readonly string[] | undefined;
  /**
   * JSON patches (RFC 6902) for this node's kubeadm config.
   *
   * @default none
   */
  readonly kubeadmConfigPatchesJSON6902?: readonly PatchJSON6902Args[] | undefined;
}

/**
 * A node's port mapping, in the kind config format.
 *
 * @example
 * ```ts
 * { containerPort: 80, hostPort: 8080 }
 * ```
 */
export interface ExtraPortMappingArgs {
  /**
   * The port name, which apps use to refer to the port.
   *
   * @default a name that consists of the protocol and the hostPort, such as `tcp-8080`. If the hostPort is `auto`, the protocol and the
   * containerPort. If another port mapping of the node differs only in its listen address, the name of that port mapping
   */
  readonly name?: string | undefined;
  /** The port number on the node, 1 to 65535. */
  readonly containerPort: number;
  /** The port number on the host, 1 to 65535. Or `auto`, as in `portMappings`. */
  readonly hostPort: number | "auto";
  /**
   * The host address that the port listens on, or a list of addresses. The default is the same as in kind, and makes the port reachable from
   * the network. Instead of a list, you can use one port mapping for each address, as in a kind config. Port mappings of a node that differ
   * only in their listen addresses are one port.
   *
   * @default "0.0.0.0", or "::" if the IP family is `ipv6`
   */
  readonly listenAddress?: string | readonly string[] | undefined;
  /**
   * The protocol: `TCP`, `UDP` or `SCTP`.
   *
   * @default "TCP"
   */
  readonly protocol?: PortProtocol | undefined;
}

/**
 * A range of port numbers: the first and the last number.
 *
 * @example
 * ```ts
 * "30000-30099" // 100 ports
 * ```
 */
export type PortRange = `${number}-${number}`;

/**
 * A named port mapping. The arguments `name`, `node` and `publish` exist only in Berth. All other arguments have the same names as in a
 * kind config.
 *
 * @example
 * ```ts
 * { name: "http", hostPort: 8080, containerPort: 80, node: "worker2" }
 * ```
 * @example
 * ```ts
 * { name: "debug", hostPort: 9229, containerPort: 9229, publish: "edge" }
 * ```
 * @example
 * ```ts
 * { name: "http", hostPort: "auto", containerPort: 80 }
 * ```
 * @example
 * ```ts
 * // The 100 ports `game-30000` to `game-30099`
 * { name: "game", hostPort: "30000-30099", containerPort: "30000-30099", protocol: "UDP" }
 * ```
 * @example
 * ```ts
 * { name: "web", hostPort: 8443, containerPort: 443, listenAddress: ["127.0.0.1", "::1"] }
 * ```
 */
export interface PortMappingArgs {
  /**
   * The port name, which apps use to refer to the port. The name must be a DNS label of at most 49 characters.
   *
   * In a range of ports, each port has a name of its own, which also has at most 49 characters: the entry's name and the hostPort, such as
   * `game-30000`.
   */
  readonly name: string;
  /**
   * The port number on the host. The value is one of:
   *
   * - a number from 1 to 65535
   * - a range of up to 1000 numbers, such as `30000-30099`
   * - `auto`: Berth derives a number from 20000 to 29999. The number depends on the Pulumi project, the stack, the resource name of the
   *   cluster and the port name. Every preview therefore shows the number, and different stacks use different numbers. If the number is in
   *   use on the host, `pulumi up` fails and prints a free number.
   */
  readonly hostPort: number | PortRange | "auto";
  /**
   * The port number on the node, 1 to 65535. The app or the Ingress controller binds this port on the node. If `hostPort` is a range, a
   * range of the same length.
   */
  readonly containerPort: number | PortRange;
  /**
   * The IPv4 or IPv6 host address that the port listens on, or a list of addresses, such as `["127.0.0.1", "::1"]`. With Berth's default, only
   * this machine can reach the port. With kind's default, 0.0.0.0, other machines on the network can also reach the port.
   *
   * If the port has several addresses, URLs and health checks use the first address in the cluster's IP family. Edge ports support both IP
   * families, so they use the first address.
   *
   * @default "127.0.0.1", or "::1" if the IP family is `ipv6`
   */
  readonly listenAddress?: string | readonly string[] | undefined;
  /**
   * The protocol: `TCP`, `UDP` or `SCTP`.
   *
   * @default "TCP"
   */
  readonly protocol?: PortProtocol | undefined;
  /**
   * The node that carries the port. Use kind's node name without the cluster prefix, such as `control-plane`, `worker` or `worker2`.
   *
   * @default the first worker, or the first node if the cluster has no worker
   */
  readonly node?: string | undefined;
  /**
   * How Berth publishes the port on the host.
   *
   * - `node`: the node's own container publishes the port. The port cannot change while this container exists.
   * - `edge`: a small proxy container publishes the port. You can add, change, move and remove the port while the cluster runs. An edge
   *   port supports TCP and UDP, and adds one hop to every connection. See docs/edge-ports.md.
   *
   * @default "node"
   */
  readonly publish?: "node" | "edge" | undefined;
}
