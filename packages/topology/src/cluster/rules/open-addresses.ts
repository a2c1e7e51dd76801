import type { Finding } from "../../findings/finding";
import { isWildcard } from "../../model/listen-address";
import { warnAboutPorts, type PortWarning } from "../../placement/warn-about-ports";
import { byAddress } from "../listen-addresses";
import { apiServerAddress } from "./api-server";
import type { CheckedCluster } from "./checked-cluster";

/**
 * Warns if a port or the API server listens on all the machine's addresses, because other machines on the network can then reach it. In
 * kind, ports listen on every address by default.
 *
 * @see https://kind.sigs.k8s.io/docs/user/configuration/#listen-address
 */
export function checkOpenAddresses(cluster: CheckedCluster): Finding[] {
  const open = cluster.ports.flatMap(byAddress).filter(({ at }) => isWildcard(at.address));
  const loopback = cluster.networking?.ipFamily === "ipv6" ? "::1" : "127.0.0.1";
  return [...warnAboutPorts(open, openPort(loopback)), ...checkApiServer(cluster)];
}

/** @param loopback - the loopback address of the cluster's IP family */
function openPort(loopback: string): PortWarning {
  return {
    code: "HOST_PORT_OPEN",
    about: "listenAddress",
    one: ({ port }) => ({
      rule: `other machines on the network can reach port \`${port.name}\` on ${port.hostPort}/${port.protocol}`,
      remedy: `Set \`listenAddress\` to ${loopback}, unless other machines need to reach the port.`,
    }),
    several: (ports) => ({
      rule: `other machines on the network can reach ${ports}`,
      remedy: `Set each \`listenAddress\` to ${loopback}, unless other machines need to reach the ports.`,
    }),
  };
}

function checkApiServer(cluster: CheckedCluster): Finding[] {
  const address = apiServerAddress(cluster);
  if (!isWildcard(address)) return [];
  return [
    {
      code: "API_SERVER_OPEN",
      path: "networking.apiServerAddress",
      value: address,
      rule: "other machines on the network can reach the API server, but kind clusters are not hardened for such access",
      remedy:
        "Omit `networking.apiServerAddress` to use the loopback address, unless other machines need to administer the cluster.",
    },
  ];
}
