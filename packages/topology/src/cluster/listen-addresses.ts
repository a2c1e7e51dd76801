import { z } from "zod";
import type { Finding } from "../findings/finding";
import { addressFamily, canonicalAddress } from "../model/listen-address";
import type { PortRecord } from "../model/port-record";

/** The shape of a `listenAddress` argument: one address, or several addresses. The shape does not check the values. */
export const listenAddressShape = z.union([z.string(), z.array(z.string())]);

/** A host address that a port listens on, and its path in the arguments, such as `portMappings[1].listenAddress[0]`. */
export interface DeclaredAddress {
  readonly path: string;
  /** The address in canonical form. An invalid address is unchanged. */
  readonly address: string;
}

/** Returns one item for each address of a port. */
export function byAddress<Port extends { readonly addresses: readonly DeclaredAddress[] }>(
  declared: Port,
): (Port & { readonly at: DeclaredAddress })[] {
  return declared.addresses.map((at) => ({ ...declared, at }));
}

/**
 * Reads a port's listen addresses.
 *
 * @param given - the argument `listenAddress`, or its default
 * @param path - the port mapping's path in the arguments
 */
export function planListenAddresses(
  given: string | readonly string[],
  path: string,
  findings: Finding[],
): DeclaredAddress[] {
  const at = `${path}.listenAddress`;
  if (typeof given === "string") return [planAddress(given, at, findings)];
  if (given.length === 0)
    findings.push({ ...invalid, path: at, value: given, rule: "it must contain at least one address" });
  return given.map((address, index) => planAddress(address, `${at}[${index}]`, findings));
}

const invalid = {
  code: "LISTEN_ADDRESS_INVALID",
  remedy:
    "Use 127.0.0.1 (only this machine), 0.0.0.0 (open to the network) or another of the machine's own addresses.",
} as const;

function planAddress(given: string, path: string, findings: Finding[]): DeclaredAddress {
  const address = canonicalAddress(given);
  if (address === undefined)
    findings.push({ ...invalid, path, value: given, rule: "it must be an IPv4 or IPv6 address" });
  return { path, address: address ?? given };
}

/**
 * Returns the address fields of a port's record. URLs and health checks use the first address in the IP family that the nodes forward. If
 * the port has no such address, they use the first address.
 *
 * @param ipFamily - the only IP family that the nodes forward; `undefined` if they forward both
 */
export function recordAddresses(
  declared: readonly DeclaredAddress[],
  ipFamily: "ipv4" | "ipv6" | undefined,
): Pick<PortRecord, "listenAddress" | "additionalListenAddresses"> {
  const addresses = [...new Set(declared.map(({ address }) => address))];
  const works = (address: string) => ipFamily === undefined || addressFamily(address) === ipFamily;
  const listenAddress = addresses.find(works) ?? addresses[0] ?? "";
  const others = addresses.filter((address) => address !== listenAddress);
  return { listenAddress, ...(others.length === 0 ? {} : { additionalListenAddresses: others }) };
}
