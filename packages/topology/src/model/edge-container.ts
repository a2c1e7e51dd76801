/**
 * Returns the name of an edge port's proxy container. Cluster names and port names contain no underscores. The container's name therefore
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

/**
 * The port that the edge proxy listens on inside its container. A process can bind a port above 1024 without an additional Linux
 * capability.
 */
export const edgeContainerPort = 8000;
