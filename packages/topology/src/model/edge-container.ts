/**
 * The container name of the proxy for an edge port. Cluster names and port names contain no underscore. The name therefore differs from
 * the names of all nodes and of all other edge containers.
 *
 * @example
 * ```ts
 * edgeContainerName("demo", "debug"); // "demo_edge_debug"
 * ```
 */
export function edgeContainerName(cluster: string, portName: string): string {
  return `${cluster}_edge_${portName}`;
}

/** The port that the edge proxy listens on inside its container. A port above 1024 needs no extra capability. */
export const edgeContainerPort = 8000;
