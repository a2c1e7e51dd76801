/** The protocols that a port mapping can use, spelled as in a kind config. */
export const PortProtocol = { TCP: "TCP", UDP: "UDP", SCTP: "SCTP" } as const;
/** A port mapping's protocol. */
export type PortProtocol = (typeof PortProtocol)[keyof typeof PortProtocol];

/** A named port mapping, and the node that carries it. */
export interface PortRecord {
  /** The port name, which apps use to refer to the port. */
  readonly name: string;
  /**
   * The node that carries the port. The host port forwards to `containerPort` on this node. If the port belongs to a load balancer, no node
   * carries it, and the value is `load-balancer`.
   */
  readonly node: string;
  /** The host address that the port listens on. On a cluster that Berth did not create, this is the address that clients use. */
  readonly listenAddress: string;
  /**
   * The other host addresses that the port listens on. URLs and health checks use `listenAddress`.
   *
   * @default none
   */
  readonly additionalListenAddresses?: readonly string[];
  /** The port number on the host, 1 to 65535. */
  readonly hostPort: number;
  /** The port number on the node, 1 to 65535. */
  readonly containerPort: number;
  readonly protocol: PortProtocol;
  /**
   * `edge` if a separate proxy container publishes the port, which can then change while the cluster runs.
   *
   * @default the node's own container publishes the port, or clients reach the node directly
   */
  readonly publish?: "edge";
  /**
   * Whether the port belongs to the cluster's load balancer. A load balancer port forwards to a Service, so no node carries it.
   *
   * @default false
   */
  readonly loadBalancer?: true;
}

/** The prefix of all port labels. Other node labels must not use this prefix. */
export const portLabelPrefix = "port.berth.dev";

/**
 * Returns the key of a port's node label. The label marks the node that carries the port, and its value is the containerPort. Berth pins
 * pods to the node by this label.
 *
 * @example
 * ```ts
 * portLabel("http"); // "port.berth.dev/http"
 * ```
 */
export function portLabel(portName: string): string {
  return `${portLabelPrefix}/${portName}`;
}

/** The properties of a port that determine what it binds on the host. */
export type HostPortRecord = Pick<
  PortRecord,
  "listenAddress" | "additionalListenAddresses" | "hostPort" | "protocol"
>;

/** Returns all host addresses that a port listens on. `listenAddress` is the first one. */
export function listenAddresses(
  port: Pick<PortRecord, "listenAddress" | "additionalListenAddresses">,
): readonly string[] {
  return [port.listenAddress, ...(port.additionalListenAddresses ?? [])];
}

/** Splits a port into one port for each host address that it listens on. Each returned port has one address. */
export function portsByAddress<Port extends Pick<PortRecord, "listenAddress" | "additionalListenAddresses">>(
  port: Port,
): Port[] {
  const { additionalListenAddresses, ...rest } = port;
  if (additionalListenAddresses === undefined) return [port];
  return listenAddresses(port).map((listenAddress) => ({ ...rest, listenAddress }) as Port);
}

/** Formats a port on each of its host addresses for messages, such as `127.0.0.1:8080/TCP` and `[::1]:8080/TCP`. */
export function hostEndpoints(
  port: Pick<PortRecord, "listenAddress" | "additionalListenAddresses" | "protocol"> & {
    readonly hostPort: PortRecord["hostPort"] | "auto";
  },
): string[] {
  return portsByAddress(port).map(hostEndpoint);
}

/** Formats a port on its first host address for messages, such as `127.0.0.1:8080/TCP`. The hostPort can also be `auto`. */
export function hostEndpoint(
  port: Pick<PortRecord, "listenAddress" | "protocol"> & {
    readonly hostPort: PortRecord["hostPort"] | "auto";
  },
): string {
  const address = port.listenAddress.includes(":") ? `[${port.listenAddress}]` : port.listenAddress;
  return `${address}:${port.hostPort}/${port.protocol}`;
}
