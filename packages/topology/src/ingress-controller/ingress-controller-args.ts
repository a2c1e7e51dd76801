/**
 * The arguments of an Ingress controller, as far as Berth's planner reads them. All other arguments are passed to the controller's objects
 * unchanged.
 *
 * @example
 * ```ts
 * { port: "http", args: ["--accesslog=true"] }
 * ```
 */
export interface IngressControllerPlacementArgs {
  /** The name of the cluster's port mapping that the controller serves, such as `http`. The port must carry HTTP or HTTPS over TCP. */
  readonly port: string;
  /**
   * Whether the controller also serves Gateway API. If true, Berth creates a Gateway to which HTTPRoutes of all namespaces can attach.
   * Berth also installs the Gateway API CustomResourceDefinitions, once for each cluster. The controller reads this setting only when it
   * starts.
   *
   * @default false, or true if an app with the exposure `gateway` creates the controller
   */
  readonly gateway?: boolean | undefined;
  /**
   * The number of controller pods. Each pod binds the port of its node, so the maximum is the number of nodes that carry the port.
   *
   * With several pods, an update replaces one pod at a time. A PodDisruptionBudget allows only one unavailable pod while nodes are drained.
   * A single pod has no PodDisruptionBudget, because the budget would prevent a drain of its node.
   *
   * @default one for each node that carries the port
   */
  readonly replicas?: number | undefined;
  /**
   * Additional command-line flags for Traefik, such as `--accesslog=true`. Berth rejects the flags that it controls itself.
   *
   * @default none
   * @see https://doc.traefik.io/traefik/v3.6/reference/install-configuration/configuration-options/
   */
  readonly args?: readonly string[] | undefined;
}
