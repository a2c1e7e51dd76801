import ipaddr from "ipaddr.js";

/**
 * Returns the canonical form of an IP address. An IPv4-mapped IPv6 address, such as `::ffff:127.0.0.1`, becomes an IPv4 address.
 *
 * @returns the canonical form; `undefined` for other text, such as a host name, an address with a zone (`fe80::1%eth0`) or a short form
 * (`127.1`)
 */
export function canonicalAddress(text: string): string | undefined {
  const valid =
    ipaddr.IPv4.isValidFourPartDecimal(text) || (ipaddr.IPv6.isValid(text) && !text.includes("%"));
  return valid ? ipaddr.process(text).toString() : undefined;
}

/**
 * Whether two sockets with these addresses conflict on the same port. Both addresses must be in canonical form.
 *
 * 0.0.0.0 covers every IPv4 address, and `::` covers every IPv6 address. On Linux, a socket on `::` also binds every IPv4 address by
 * default (see `net.ipv6.bindv6only`).
 */
export function addressesOverlap(one: string, other: string): boolean {
  if (one === other || one === "::" || other === "::") return true;
  const wildcard = one === "0.0.0.0" || other === "0.0.0.0";
  return wildcard && !one.includes(":") && !other.includes(":");
}

/** Returns the IP family of an address. */
export function addressFamily(address: string): "ipv4" | "ipv6" {
  return address.includes(":") ? "ipv6" : "ipv4";
}

/** Whether an address in canonical form covers all the machine's addresses. */
export function isWildcard(address: string): boolean {
  return address === "0.0.0.0" || address === "::";
}

/**
 * Whether a host name that ends with `.localhost` reaches a port that listens on this address. An app's default host name ends with
 * `.localhost`.
 */
export function reachedByLocalhost(address: string): boolean {
  return ["127.0.0.1", "0.0.0.0", "::1", "::"].includes(address);
}

/**
 * Returns the host part of a URL for a port that listens on this address. Replaces wildcards with loopback addresses, and encloses IPv6
 * addresses in brackets.
 */
export function addressInUrl(listenAddress: string): string {
  if (listenAddress === "0.0.0.0") return "127.0.0.1";
  if (listenAddress === "::") return "[::1]";
  return listenAddress.includes(":") ? `[${listenAddress}]` : listenAddress;
}
