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
  /** The cluster that it runs on. */
  readonly cluster: AppCluster;
  /**
   * The `resources` of Traefik's container.
   *
   * @default requests of 50m of CPU and 64Mi of memory, so that it is not the first to go; no limits
   */
  readonly resources?: pulumi.Input<k8s.types.input.core.v1.ResourceRequirements> | undefined;
  /**
   * Adjusts the controller's objects, for what no other argument says: each by arguments that take the place of Berth's, or by a
   * function that changes them. What placement has decided can be changed too, and is not checked again.
   *
   * @default nothing is adjusted
   */
  readonly transform?: IngressControllerTransform | undefined;
}

/** The arguments of an {@link IngressController} that an app brings along, and has planned. */
export interface PlannedIngressControllerArgs extends Pick<
  IngressControllerArgs,
  "cluster" | "resources" | "transform"
> {
  readonly plan: IngressControllerPlan;
}
