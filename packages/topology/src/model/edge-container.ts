/**
 * The name of the proxy container that carries an edge port. Neither clusters nor ports have an underscore in their names, so
 * it is nobody else's: no node's, and no other port's.
 *
 * @example
 * ```ts
 * edgeContainerName("demo", "debug"); // "demo_edge_debug"
 * ```
 */
export function edgeContainerName(cluster: string, portName: string): string {
  return `${cluster}_edge_${portName}`;
}

/** The port that the proxy of an edge port listens on in its container; above 1024, so that it needs no capability. */
export const edgeContainerPort = 8000;
