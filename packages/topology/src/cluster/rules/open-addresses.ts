import type { Finding } from "../../findings/finding";
import { isWildcard } from "../../model/listen-address";
import { apiServerAddress } from "./api-server";
import type { CheckedCluster } from "./checked-cluster";

/**
 * Warns about ports, and an API server, that listen on every address of the machine. Other machines on the network can reach them. For
 * ports, this is kind's own default.
 *
 * @see https://kind.sigs.k8s.io/docs/user/configuration/#listen-address
 */
export function checkOpenAddresses(cluster: CheckedCluster): Finding[] {
  const ports = cluster.ports
    .filter(({ port }) => isWildcard(port.listenAddress))
    .map(({ path, port }): Finding => {
      return {
        code: "HOST_PORT_OPEN",
        path: `${path}.listenAddress`,
        value: port.listenAddress,
        rule: `whoever reaches this machine reaches port \`${port.name}\` at ${port.hostPort}/${port.protocol}`,
        remedy: "Set it to 127.0.0.1 unless other machines are to reach the port.",
      };
    });
  return [...ports, ...checkApiServer(cluster)];
}

function checkApiServer(cluster: CheckedCluster): Finding[] {
  const address = apiServerAddress(cluster);
  if (!isWildcard(address)) return [];
  return [
    {
      code: "API_SERVER_OPEN",
      path: "networking.apiServerAddress",
      value: address,
      rule: "whoever reaches this machine reaches the API server, and kind's clusters are not hardened for that",
      remedy: "Leave it out for 127.0.0.1, unless other machines are to administer the cluster.",
    },
  ];
}
