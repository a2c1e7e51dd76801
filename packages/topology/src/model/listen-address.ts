import ipaddr from "ipaddr.js";

/**
 * Writes an IP address in its one canonical form; IPv4 addresses in IPv6 dress (`::ffff:127.0.0.1`) become IPv4.
 *
 * @returns `undefined` for what is not an address: host names, zones (`fe80::1%eth0`), short forms (`127.1`)
 */
export function canonicalAddress(text: string): string | undefined {
  const valid =
    ipaddr.IPv4.isValidFourPartDecimal(text) || (ipaddr.IPv6.isValid(text) && !text.includes("%"));
  return valid ? ipaddr.process(text).toString() : undefined;
}

/**
 * Whether sockets on two addresses, in canonical form, hold the same port against each other.
 *
 * 0.0.0.0 is every IPv4 address. `::` is every IPv6 address and, as Linux binds it unless told otherwise
 * (net.ipv6.bindv6only), every IPv4 address too.
 */
export function addressesOverlap(one: string, other: string): boolean {
  if (one === other || one === "::" || other === "::") return true;
  const wildcard = one === "0.0.0.0" || other === "0.0.0.0";
  return wildcard && !one.includes(":") && !other.includes(":");
}

/** Whether an address, in canonical form, stands for every address of the machine. */
export function isWildcard(address: string): boolean {
  return address === "0.0.0.0" || address === "::";
}

/** Whether the default host of an app, a name under `localhost`, leads to a port that listens on this address. */
export function reachedByLocalhost(address: string): boolean {
  return ["127.0.0.1", "0.0.0.0", "::1", "::"].includes(address);
}

/** The address to use in a URL for a port that listens on this address: loopback for wildcards, IPv6 in brackets. */
export function addressInUrl(listenAddress: string): string {
  if (listenAddress === "0.0.0.0") return "127.0.0.1";
  if (listenAddress === "::") return "[::1]";
  return listenAddress.includes(":") ? `[${listenAddress}]` : listenAddress;
}
