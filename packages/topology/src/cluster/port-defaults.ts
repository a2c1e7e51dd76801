import { NodeRole, type NodeRecord } from "../model/node-record";
import type { NetworkingArgs } from "./kind-args";

/** The nodes to which ports can be mapped, and the defaults for the cluster's ports. */
export interface PortDefaults {
  /** The names of all nodes that could be parsed, without the cluster prefix. */
  readonly nodeNames: ReadonlySet<string>;
  /** The default node for ports: the first worker, or the first node if the cluster has no worker. Empty if the cluster has no nodes. */
  readonly node: string;
  /** The default listen address in `portMappings`. Only this machine can reach a port that listens on this address. */
  readonly listenAddress: string;
  /**
   * The default listen address in a node's `extraPortMappings`. The default is the same as in kind, and covers all the machine's addresses.
   */
  readonly kindListenAddress: string;
  /** Whether Berth can derive a host port. If Berth does not create the cluster, the host ports already exist. */
  readonly canDerive: boolean;
  /**
   * The only IP family for which the nodes forward hostPorts and NodePorts.
   *
   * @default the nodes forward both IP families
   */
  readonly ipFamily?: "ipv4" | "ipv6";
}

/**
 * Returns the defaults for the cluster's ports. On an IPv6-only cluster, the nodes forward only IPv6, so the default listen address is an
 * IPv6 address.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/cluster/internal/providers/docker/provision.go
 */
export function portDefaults(nodes: readonly NodeRecord[], networking: NetworkingArgs = {}): PortDefaults {
  const node = nodes.find(({ role }) => role === NodeRole.Worker) ?? nodes[0];
  const addresses =
    networking.ipFamily === "ipv6"
      ? { listenAddress: "::1", kindListenAddress: "::" }
      : { listenAddress: "127.0.0.1", kindListenAddress: "0.0.0.0" };
  const { ipFamily = "ipv4" } = networking;
  return {
    nodeNames: new Set(nodes.map(({ name }) => name)),
    node: node?.name ?? "",
    canDerive: true,
    ...addresses,
    ...(ipFamily === "dual" ? {} : { ipFamily }),
  };
}
