import type { Route } from "./route";

/**
 * Returns the container that publishes a route's host port: the proxy container for an edge port, and the node container for any other port.
 * Returns `undefined` if no container of a kind cluster publishes the port.
 */
export function publisherOf(route: Route): string | undefined {
  const edge = route.find((hop) => hop.kind === "edge");
  return edge?.container ?? route.find((hop) => hop.kind === "node")?.container;
}
