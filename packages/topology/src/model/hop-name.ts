import type { Hop } from "./route";

/** Returns a hop's display name: `namespace/name` for a Kubernetes object, and the labels for pods. */
export function hopName(hop: Hop): string {
  switch (hop.kind) {
    case "hostPort":
      return `${hop.listenAddress}:${hop.hostPort}`;
    case "loadBalancer":
      return `${hop.address}:${hop.port}`;
    case "edge":
      return hop.container;
    case "node":
      return hop.container ?? hop.node;
    case "ingressClass":
      return hop.name;
    case "pod":
      return labelSelector(hop.selector);
    default:
      return `${hop.namespace}/${hop.name}`;
  }
}

/** Formats labels for `kubectl --selector`. */
export function labelSelector(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map((label) => label.join("="))
    .join(",");
}
