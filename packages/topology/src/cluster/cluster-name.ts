import type { Finding } from "../findings/berth-error";
import { containerName } from "../model/node-names";
import { dnsSubdomain } from "../model/dns-name";

/** The maximum length of a Linux host name, in characters. Node names have the same maximum length. */
const longestHostName = 63;

/**
 * Checks a cluster name. kind allows `^[a-z0-9.-]+$`. Berth also rejects a cluster name if a node name would become too long for a host
 * name or invalid in Kubernetes.
 */
export function checkClusterName(name: string, nodes: readonly string[]): Finding[] {
  const longest = Math.max(...nodes.map((node) => containerName(name, node).length));
  if (dnsSubdomain.test(name) && longest <= longestHostName) return [];
  return [
    {
      code: "CLUSTER_NAME_INVALID",
      path: "name",
      value: name,
      rule: dnsSubdomain.test(name)
        ? `the longest node name would have ${longest} characters, but a host name has at most ${longestHostName}`
        : "kind derives container and node names from this name, so it must be a DNS name in lower case",
      remedy: "Use a short name of lower-case letters, digits and `-`.",
    },
  ];
}
