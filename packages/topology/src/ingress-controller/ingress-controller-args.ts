/**
 * What the planner needs to know of an Ingress controller. The rest of its arguments goes to its objects as it is.
 *
 * @example
 * ```ts
 * { port: "http", args: ["--accesslog=true"] }
 * ```
 */
export interface IngressControllerPlacementArgs {
  /** The name of the cluster's port that it serves: HTTP over TCP. */
  readonly port: string;
  /**
   * Whether it serves Gateway API too, with a Gateway of its own to which HTTPRoutes of all namespaces can attach themselves. Gateway
   * API's CustomResourceDefinitions come along, once for the cluster. What it serves is settled when it starts.
   *
   * @default false, and true where an app with the exposure `gateway` brings it along
   */
  readonly gateway?: boolean | undefined;
  /**
   * How many pods: no more than nodes that carry the port, each of which binds it. Where there are several, a
   * PodDisruptionBudget keeps all but one of them while nodes are drained, and an update replaces one after the other. A single pod
   * has no budget, since that would keep its node from being drained at all.
   *
   * @default one for each node that carries the port
   */
  readonly replicas?: number | undefined;
  /**
   * More of Traefik's flags, such as `--accesslog=true`. Those that Berth settles are refused.
   *
   * @default none
   * @see https://doc.traefik.io/traefik/v3.6/reference/install-configuration/configuration-options/
   */
  readonly args?: readonly string[] | undefined;
}
