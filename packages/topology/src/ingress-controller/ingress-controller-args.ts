/**
 * The arguments for an Ingress controller. This type contains only the arguments that Berth's planner reads. Berth passes all other
 * arguments to the controller's objects unchanged.
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
   * Whether the controller also serves Gateway API resources. If `true`, Berth creates a Gateway that HTTPRoutes from all namespaces can
   * attach to. Berth also installs the Gateway API CustomResourceDefinitions once for the whole cluster. The controller reads this setting
   * only when it starts.
   *
   * @default `true` if an app with the `gateway` exposure creates the controller; `false` in all other cases
   */
  readonly gateway?: boolean | undefined;
  /**
   * The number of controller pods. Each pod binds the port on its node, so the maximum is the number of nodes that carry the port.
   *
   * With several pods, an update replaces one pod at a time. While nodes are drained, a PodDisruptionBudget allows only one pod to be
   * unavailable. A single pod has no PodDisruptionBudget, because the budget would prevent the pod's node from being drained.
   *
   * @default one pod for each node that carries the port
   */
  readonly replicas?: number | undefined;
  /**
   * Whether `pulumi up` checks the controller's pods. If a pod cannot start, for example because its node has a new taint, `pulumi up` then
   * fails within a minute and reports the cause. Without the check, Pulumi waits up to ten minutes.
   *
   * @default `true`; for a controller that an app creates, `false` if the app's `verify` is `false`
   */
  readonly verify?: boolean | undefined;
  /**
   * Additional command-line flags for Traefik, such as `--accesslog=true`. Berth rejects flags that Berth itself sets.
   *
   * @default none
   * @see https://doc.traefik.io/traefik/v3.6/reference/install-configuration/configuration-options/
   */
  readonly args?: readonly string[] | undefined;
}
