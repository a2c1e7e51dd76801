import type { Finding } from "../../findings/finding";
import { addressFamily, canonicalAddress } from "../../model/listen-address";
import { warnAboutPorts } from "../../placement/warn-about-ports";
import { byAddress } from "../listen-addresses";
import type { DeclaredPort } from "../plan-ports";
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
  const otherFamily = ports
    .filter(({ port }) => port.publish !== "edge")
    .flatMap(byAddress)
    .filter(({ at }) => addressFamily(at.address) !== family)
    .filter(({ at }) => canonicalAddress(at.address) !== undefined);
  const hasOther = ({ addresses }: DeclaredPort) =>
    addresses.some(({ address }) => addressFamily(address) === family);
  const loopback = family === "ipv4" ? "127.0.0.1" : "::1";
  const remedy = (change: string) => `${change}, or set \`networking.ipFamily\` to \`dual\`.`;
  return warnAboutPorts(otherFamily, {
    code: "LISTEN_ADDRESS_FAMILY",
    about: "listenAddress",
    one: (declared) => ({
      rule: `the cluster's IP family is ${family}, so a client of this address may connect but get no response`,
      remedy: remedy(hasOther(declared) ? "Remove this address" : `Use ${loopback}`),
    }),
    several: (affected) => ({
      rule: `the cluster's IP family is ${family}, so clients of ${affected} may connect but get no response`,
      remedy: remedy(otherFamily.every(hasOther) ? "Remove these addresses" : `Use ${loopback}`),
    }),
  });
}
