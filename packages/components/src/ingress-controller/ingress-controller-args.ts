import type { IngressControllerPlacementArgs, IngressControllerPlan } from "@kind-berth/topology";
import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { AppCluster } from "../cluster/app-cluster";
import type { IngressControllerTransform } from "./ingress-controller-transform";

/**
 * The arguments of an {@link IngressController}.
 *
 * @example
 * ```ts
 * new IngressController("ingress", {
 *   cluster,
 *   port: "http",
 *   args: ["--accesslog=true"],
 *   resources: { requests: { cpu: "100m", memory: "128Mi" } },
 * });
 * ```
 */
export interface IngressControllerArgs extends IngressControllerPlacementArgs {
  /** The cluster on which the controller runs. */
  readonly cluster: AppCluster;
  /**
   * The `resources` for Traefik's container.
   *
   * @default requests of 50m CPU and 64Mi memory, so that the pod is not among the first to be evicted; no limits
   */
  readonly resources?: pulumi.Input<k8s.types.input.core.v1.ResourceRequirements> | undefined;
  /**
   * Adjusts the controller's objects. Use a transform for settings that have no argument of their own.
   *
   * For each object, set either arguments that override Berth's arguments, or a function that changes them. A transform can also change
   * placement. Berth does not check the changed arguments.
   *
   * @default no adjustments
   */
  readonly transform?: IngressControllerTransform | undefined;
}

/** The arguments for an {@link IngressController} that an app creates. The app's plan already contains the controller's plan. */
export interface PlannedIngressControllerArgs extends Pick<
  IngressControllerArgs,
  "cluster" | "resources" | "transform"
> {
  readonly plan: IngressControllerPlan;
}
