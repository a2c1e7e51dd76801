import { NodeRole, type NodeRecord } from "../model/node-record";
import type { NetworkingArgs } from "./kind-args";

/** What the cluster says of its ports: which nodes may carry them, and what holds where a port does not say. */
export interface PortDefaults {
  /** kind's names of all nodes that could be read. */
  readonly nodeNames: ReadonlySet<string>;
  /** The node that carries a port: the first worker, or the first node where there is none; empty where there is no node at all. */
  readonly node: string;
  /** The address that a port of `portMappings` listens on: this machine only. */
  readonly listenAddress: string;
  /** The address that a port of a node's `extraPortMappings` listens on, as in kind: every address of the machine. */
  readonly kindListenAddress: string;
}

/**
 * What holds for a cluster's ports unless they say otherwise. On a cluster of IPv6 alone that is an IPv6 address, since its
 * nodes forward nothing else.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/cluster/internal/providers/docker/provision.go
 */
export function portDefaults(nodes: readonly NodeRecord[], networking: NetworkingArgs = {}): PortDefaults {
  const node = nodes.find(({ role }) => role === NodeRole.Worker) ?? nodes[0];
  const addresses =
    networking.ipFamily === "ipv6"
      ? { listenAddress: "::1", kindListenAddress: "::" }
      : { listenAddress: "127.0.0.1", kindListenAddress: "0.0.0.0" };
  return { nodeNames: new Set(nodes.map(({ name }) => name)), node: node?.name ?? "", ...addresses };
}
