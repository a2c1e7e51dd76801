/** The protocols of a port mapping, as kind spells them. */
export const PortProtocol = { TCP: "TCP", UDP: "UDP", SCTP: "SCTP" } as const;
/** The protocol of a port mapping. */
export type PortProtocol = (typeof PortProtocol)[keyof typeof PortProtocol];

/** A named port mapping together with the node that carries it. */
export interface PortRecord {
  /** The name that apps ask for. */
  readonly name: string;
  /** The node that carries it: the host port leads to this node's containerPort. Of a load balancer's port its own name. */
  readonly node: string;
  /** The address on the host that the port listens on; on a cluster that Berth did not make, where callers reach it. */
  readonly listenAddress: string;
  /** The port on the host, 1 to 65535. */
  readonly hostPort: number;
  /** The port on the node, 1 to 65535. */
  readonly containerPort: number;
  readonly protocol: PortProtocol;
  /**
   * `edge` where a proxy container of its own carries the port to the node, so that it can change while the cluster lives.
   *
   * @default the node's own container publishes it, or the node is reached itself
   */
  readonly publish?: "edge";
  /**
   * Whether it is a port of the cluster's load balancer, which leads to a Service: then no node carries it.
   *
   * @default false
   */
  readonly loadBalancer?: true;
}

/** What the labels of ports begin with; no other label of a node may. */
export const portLabelPrefix = "port.berth.dev";

/**
 * The key of the label on the node that carries a port; its value is the containerPort. Pods are pinned by it.
 *
 * @example
 * ```ts
 * portLabel("http"); // "port.berth.dev/http"
 * ```
 */
export function portLabel(portName: string): string {
  return `${portLabelPrefix}/${portName}`;
}

/** How a port is written in messages: `127.0.0.1:8080/TCP`. */
export function hostEndpoint(port: Pick<PortRecord, "listenAddress" | "hostPort" | "protocol">): string {
  const address = port.listenAddress.includes(":") ? `[${port.listenAddress}]` : port.listenAddress;
  return `${address}:${port.hostPort}/${port.protocol}`;
}
