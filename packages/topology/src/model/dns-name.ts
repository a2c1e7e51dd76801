/** The maximum length of a DNS name, in characters (RFC 1035, 2.3.4). */
export const longestDnsName = 253;

/** Matches a DNS name in lower case, of any length. Kubernetes does not limit the length of each label in a subdomain name. */
export const dnsSubdomain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/**
 * Whether a text is a DNS subdomain name. Kubernetes requires such a name for most objects.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names
 */
export function isDnsSubdomain(text: string): boolean {
  return dnsSubdomain.test(text) && text.length <= longestDnsName;
}

/** Matches a host name in lower case: a DNS name whose labels have at most 63 characters each (RFC 1123). */
export const hostName =
  /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*$/;
