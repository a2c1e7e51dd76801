import type { Finding } from "../../findings/finding";
import type { CheckedCluster } from "./checked-cluster";

/**
 * Checks that each item in `dnsSearch` is exactly one domain, because kind joins the items with spaces.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/cluster/internal/providers/docker/provision.go
 */
export function checkDnsSearch({ networking }: CheckedCluster): Finding[] {
  return (networking?.dnsSearch ?? []).flatMap((domain, index): Finding[] => {
    if (/^[A-Za-z0-9_.-]+$/.test(domain)) return [];
    return [
      {
        code: "DNS_SEARCH_INVALID",
        path: `networking.dnsSearch[${index}]`,
        value: domain,
        rule: "it must be one domain name",
        remedy: "Use a name such as `corp.example.com`, and a separate list entry for each name.",
      },
    ];
  });
}
