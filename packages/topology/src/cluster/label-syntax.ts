import { isDnsSubdomain } from "../model/dns-name";

/** The maximum length of a label name or label value, in characters. */
const longest = 63;
const word = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

/**
 * Returns a label key's prefix, such as `topology.kubernetes.io`. The prefix identifies the label's owner. Returns an empty string if the
 * key has no prefix.
 */
export function labelPrefix(key: string): string {
  return key.includes("/") ? key.slice(0, key.indexOf("/")) : "";
}

/**
 * Whether a text is a valid label key: a name with an optional prefix. The prefix is a DNS name, followed by `/`.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export function isLabelKey(key: string): boolean {
  const prefix = labelPrefix(key);
  const name = key.includes("/") ? key.slice(prefix.length + 1) : key;
  const prefixFits = !key.includes("/") || isDnsSubdomain(prefix);
  return prefixFits && word.test(name) && name.length <= longest;
}

/**
 * Whether a text is a valid label value, which may be empty.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export function isLabelValue(value: string): boolean {
  return value === "" || (word.test(value) && value.length <= longest);
}
