import type { Finding } from "../../findings/finding";
import { PortProtocol } from "../../model/port-record";
import type { DeclaredPort } from "../plan-ports";
import type { CheckedCluster } from "./checked-cluster";

/** Finds edge ports whose traffic the proxy container cannot forward. */
export function checkEdgePorts({ networking, ports }: CheckedCluster): Finding[] {
  const edges = ports.filter(({ port }) => port.publish === "edge");
  const onlyIPv6 = networking?.ipFamily === "ipv6";
  return [
    ...edges.filter(speaks(PortProtocol.SCTP)).map(sctp),
    ...(onlyIPv6 ? edges.filter(speaks(PortProtocol.UDP)).map(udpWithoutIPv4) : []),
  ];
}

function speaks(protocol: PortProtocol): (declared: DeclaredPort) => boolean {
  return ({ port }) => port.protocol === protocol;
}

/** @see https://doc.traefik.io/traefik/reference/install-configuration/entrypoints/ */
function sctp({ path, port }: DeclaredPort): Finding {
  return {
    code: "EDGE_PROTOCOL",
    path: `${path}.protocol`,
    value: port.protocol,
    rule: "the proxy container of an edge port supports only TCP and UDP",
    remedy: "Omit `publish`, so that the node container publishes the port.",
  };
}

/**
 * If a node name has an IPv4 and an IPv6 address, the proxy tries one address after the other, like Go's dialer. The proxy tries IPv4
 * first, because container engines assign local IPv6 addresses. It never tries IPv6 for UDP, because it does not detect that a datagram was
 * refused.
 *
 * @see https://pkg.go.dev/net#Dialer
 */
function udpWithoutIPv4({ path }: DeclaredPort): Finding {
  return {
    code: "EDGE_UDP_FAMILY",
    path: `${path}.publish`,
    value: "edge",
    rule: "the proxy would send UDP datagrams to the node's IPv4 address, but the node forwards only IPv6",
    remedy: "Omit `publish`, or set `networking.ipFamily` to `dual`.",
  };
}
