import type { KindArgs, MountArgs, PatchJSON6902Args } from "./kind-args";
import type { LifecycleArgs, TimeoutArgs } from "./lifecycle-args";
import type { NodeRole } from "../model/node-record";
import type { PortProtocol } from "../model/port-record";

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
export interface TopologyArgs extends KindArgs, LifecycleArgs {
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
  /**
   * How long each step may take; what a KindCluster's `customTimeouts` say.
   *
   * @default fifteen minutes each
   */
  readonly customTimeouts?: TimeoutArgs | undefined;
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
   * @default the cluster's `image` or `kubernetesVersion`; else the image that BERTH_NODE_IMAGE names on the machine that
   * creates the cluster; else kind's own
   */
  readonly image?: string | undefined;
  /**
   * Kubernetes labels of the node, beside those that Berth gives it for its ports.
   *
   * @default none
   */
  readonly labels?: Readonly<Record<string, string>> | undefined;
  /**
   * Folders and files of the host in the node.
   *
   * @default none
   */
  readonly extraMounts?: readonly MountArgs[] | undefined;
  /**
   * Port mappings of this node in kind's own form, as a pasted kind config has them. They become ports like those of
   * `portMappings`, carried by this node, with kind's default `listenAddress`.
   *
   * @default none
   */
  readonly extraPortMappings?: readonly ExtraPortMappingArgs[] | undefined;
  /**
   * Merge patches for this node's kubeadm config: YAML documents that name their `kind`.
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
 * A port mapping of a node in kind's own form.
 *
 * @example
 * ```ts
 * { containerPort: 80, hostPort: 8080 }
 * ```
 */
export interface ExtraPortMappingArgs {
  /**
   * What apps ask for.
   *
   * @default protocol and hostPort, such as `tcp-8080`
   */
  readonly name?: string | undefined;
  /** The port on the node, 1 to 65535. */
  readonly containerPort: number;
  /** The port on the host, 1 to 65535. */
  readonly hostPort: number;
  /**
   * The address on the host that the port listens on. kind's own default opens it to the network.
   *
   * @default "0.0.0.0", or "::" with the family `ipv6`
   */
  readonly listenAddress?: string | undefined;
  /**
   * `TCP`, `UDP` or `SCTP`.
   *
   * @default "TCP"
   */
  readonly protocol?: PortProtocol | undefined;
}

/**
 * A port mapping, under kind's own names, with a name that apps ask for.
 *
 * @example
 * ```ts
 * { name: "http", hostPort: 8080, containerPort: 80, node: "worker2" }
 * ```
 * @example
 * ```ts
 * { name: "debug", hostPort: 9229, containerPort: 9229, publish: "edge" }
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
   * @default "127.0.0.1", or "::1" with the family `ipv6`
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
  /**
   * Who publishes the port on the host. `node`: the node's own container, whose ports are settled for as long as it lives.
   * `edge`: a small proxy container beside the nodes, so that the port can be added, changed, moved and removed while the
   * cluster lives; it carries TCP and UDP, and every connection takes one hop more. See docs/edge-ports.md.
   *
   * @default "node"
   */
  readonly publish?: "node" | "edge" | undefined;
}
