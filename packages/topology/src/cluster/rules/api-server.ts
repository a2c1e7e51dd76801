import type { Finding } from "../../findings/finding";
import { hostEndpoint, listenAddresses, PortProtocol } from "../../model/port-record";
import { addressesOverlap, canonicalAddress } from "../../model/listen-address";
import { unlessEmpty, type CheckedCluster } from "./checked-cluster";

/** Checks the API server's address and port on the host, and compares them with the cluster's ports. */
export function checkApiServer(cluster: CheckedCluster): Finding[] {
  return [...checkPort(cluster), ...checkAddress(cluster), ...checkAgainstPorts(cluster)];
}

/**
 * Returns the host address on which kind publishes the API server. An IP address is returned in canonical form.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/internal/apis/config/default.go
 */
export function apiServerAddress({ networking = {} }: CheckedCluster): string {
  const loopback = networking.ipFamily === "ipv6" ? "::1" : "127.0.0.1";
  const given = unlessEmpty(networking.apiServerAddress) ?? loopback;
  return canonicalAddress(given) ?? given;
}

/** Checks the API server port. If it is 0 or omitted, kind selects a free port and writes this port to the kubeconfig. */
function checkPort({ networking }: CheckedCluster): Finding[] {
  const port = networking?.apiServerPort;
  if (port === undefined || (Number.isInteger(port) && port >= 0 && port <= 65535)) return [];
  return [
    {
      code: "PORT_NUMBER_INVALID",
      path: "networking.apiServerPort",
      value: port,
      rule:
        port === -1
          ? "the engine would choose another port at each restart, so the kubeconfig would no longer work"
          : "it must be a whole number from 1 to 65535",
      remedy:
        "Use a fixed number, or omit `networking.apiServerPort`. By default, kind chooses a free port, which does not change later.",
    },
  ];
}

function checkAddress({ networking }: CheckedCluster): Finding[] {
  const address = unlessEmpty(networking?.apiServerAddress);
  if (address === undefined || canonicalAddress(address) !== undefined) return [];
  return [
    {
      code: "LISTEN_ADDRESS_INVALID",
      path: "networking.apiServerAddress",
      value: address,
      rule: "it must be an IPv4 or IPv6 address",
      remedy:
        "Use one of the machine's own addresses, or omit `networking.apiServerAddress` to use the loopback address.",
    },
  ];
}

/**
 * Compares the cluster's ports with the API server port. kind does not, because kind checks for conflicts only within each node's port
 * mappings.
 */
function checkAgainstPorts(cluster: CheckedCluster): Finding[] {
  const hostPort = cluster.networking?.apiServerPort;
  if (hostPort === undefined || hostPort <= 0) return [];
  const own = { hostPort, listenAddress: apiServerAddress(cluster), protocol: PortProtocol.TCP };
  return cluster.ports
    .filter(
      ({ port }) =>
        port.hostPort === own.hostPort &&
        port.protocol === own.protocol &&
        listenAddresses(port).some((address) => addressesOverlap(address, own.listenAddress)),
    )
    .map(({ path, port }) => ({
      code: "API_SERVER_PORT_TAKEN",
      path: `${path}.hostPort`,
      value: port.hostPort,
      rule: `kind already publishes the API server on ${hostEndpoint(own)} (\`networking.apiServerPort\`)`,
      remedy: "Use a different `hostPort`, or change or omit `networking.apiServerPort`.",
    }));
}
