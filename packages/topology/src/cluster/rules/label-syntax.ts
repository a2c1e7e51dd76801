import { isDnsSubdomain } from "../../model/dns-name";

/** The longest name or value of a label, in characters. */
const longest = 63;
const word = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

/** The prefix of a label's key, which says whose label it is: `topology.kubernetes.io`; empty where it has none. */
export function labelPrefix(key: string): string {
  return key.includes("/") ? key.slice(0, key.indexOf("/")) : "";
}

/**
 * Whether Kubernetes takes a text as the key of a label: a name, after a DNS name and `/` or not.
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
 * Whether Kubernetes takes a text as the value of a label; it may be empty.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export function isLabelValue(value: string): boolean {
  return value === "" || (word.test(value) && value.length <= longest);
}
