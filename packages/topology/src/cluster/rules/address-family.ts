import type { Finding } from "../../findings/finding";
import { canonicalAddress } from "../../model/listen-address";
import { warnAboutPorts } from "../../placement/warn-about-ports";
import type { CheckedCluster } from "./checked-cluster";

/**
 * Warns about ports whose listen address has a different IP family than the cluster's pods. The container engine forwards such a port to
 * the node address of the same IP family. The node forwards hostPorts and NodePorts only for the pods' IP families. Edge ports are not
 * affected. An edge port's proxy listens on both families, and connects to the node over the family that works.
 *
 * @see https://kind.sigs.k8s.io/docs/user/configuration/#ip-family
 */
export function checkAddressFamily({ networking, ports }: CheckedCluster): Finding[] {
  const family = networking?.ipFamily ?? "ipv4";
  if (family === "dual") return [];
  const remedy = `Use ${family === "ipv4" ? "127.0.0.1" : "::1"}, or set \`networking.ipFamily\` to \`dual\`.`;
  const otherFamily = ports
    .filter(({ port }) => port.publish !== "edge")
    .filter(({ port }) => familyOf(port.listenAddress) !== family)
    .filter(({ port }) => canonicalAddress(port.listenAddress) !== undefined);
  return warnAboutPorts(otherFamily, {
    code: "LISTEN_ADDRESS_FAMILY",
    about: "listenAddress",
    one: () => ({
      rule: `the cluster's IP family is ${family}, so this address may not work with every container engine`,
      remedy,
    }),
    several: (affected) => ({
      rule: `the cluster's IP family is ${family}, so the addresses of ${affected} may not work with every container engine`,
      remedy,
    }),
  });
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return address.includes(":") ? "ipv6" : "ipv4";
}
