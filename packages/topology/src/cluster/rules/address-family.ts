import type { Finding } from "../../findings/finding";
import { canonicalAddress } from "../../model/listen-address";
import type { CheckedCluster } from "./checked-cluster";

/**
 * Warns about ports that listen on an address of a family that the cluster's pods do not have. The container engine forwards such a port
 * to the node's address of the same family. The node forwards hostPorts and NodePorts only for the families of the pods. Edge ports are
 * not affected: their proxy listens on both families, and connects to the node over the family that works.
 *
 * @see https://kind.sigs.k8s.io/docs/user/configuration/#ip-family
 */
export function checkAddressFamily({ networking, ports }: CheckedCluster): Finding[] {
  const family = networking?.ipFamily ?? "ipv4";
  if (family === "dual") return [];
  return ports
    .filter(({ port }) => port.publish !== "edge")
    .filter(({ port }) => familyOf(port.listenAddress) !== family)
    .filter(({ port }) => canonicalAddress(port.listenAddress) !== undefined)
    .map(({ path, port }) => ({
      code: "LISTEN_ADDRESS_FAMILY",
      path: `${path}.listenAddress`,
      value: port.listenAddress,
      rule: `the IP family of the cluster is ${family}, so this address may not work with every container engine`,
      remedy: `Use ${family === "ipv4" ? "127.0.0.1" : "::1"}, or set \`networking.ipFamily\` to \`dual\`.`,
    }));
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return address.includes(":") ? "ipv6" : "ipv4";
}
