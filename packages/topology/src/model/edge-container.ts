/**
 * The container name of the proxy for an edge port. Cluster names and port names contain no underscore. The container name therefore
 * differs from all node names and from the names of all other edge containers.
 *
 * @example
 * ```ts
 * edgeContainerName("demo", "debug"); // "demo_edge_debug"
 * ```
 */
export function edgeContainerName(cluster: string, portName: string): string {
  return `${cluster}_edge_${portName}`;
}

/** The port on which the edge proxy listens in its container. A process can bind a port above 1024 without an extra Linux capability. */
export const edgeContainerPort = 8000;
