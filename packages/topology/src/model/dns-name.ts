/** The maximum length of a DNS name, in characters (RFC 1035, 2.3.4). */
export const longestDnsName = 253;

/** Matches a lowercase DNS name of any length. Kubernetes does not limit the length of the labels in a subdomain name. */
export const dnsSubdomain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/**
 * Whether a text is a DNS subdomain name, which Kubernetes requires as the name of most objects.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names
 */
export function isDnsSubdomain(text: string): boolean {
  return dnsSubdomain.test(text) && text.length <= longestDnsName;
}

/** Matches a lowercase host name: a DNS name whose labels each have at most 63 characters (RFC 1123). */
export const hostName =
  /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*$/;
