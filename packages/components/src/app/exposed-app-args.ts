import type {
  AppExposuresArgs,
  AppPlacementArgs,
  ServiceBackendArgs,
  ServiceExposuresArgs,
  ServicePlacementArgs,
  VerifyArgs,
} from "@kind-berth/topology";
import type { AppCluster } from "../cluster/app-cluster";
import type { AppPodArgs } from "./app-pod-args";
import type { ServiceResourceArgs } from "./service-resource";
import type { AppTransform } from "./app-transform";

/**
 * The arguments of an {@link ExposedApp}. Set `image` to run an image, or `service` to expose an existing Service.
 *
 * Arguments that affect placement must be plain values. Arguments that only configure pods can be Pulumi Outputs.
 *
 * @example
 * ```ts
 * const web = new ExposedApp("web", { cluster, image: "nginxinc/nginx-unprivileged:1.29", containerPort: 8080, port: "http" });
 * ```
 */
export type ExposedAppArgs =
  ImageAppArgs | ImageAppWithExposuresArgs | ServiceAppArgs | ServiceAppWithExposuresArgs;

/** The arguments of an app that runs an image and has one exposure. */
export interface ImageAppArgs extends AppPlacementArgs, AppPodArgs, AnyAppArgs {
  readonly service?: undefined;
}

/**
 * The arguments of an app that runs an image and has several exposures.
 *
 * @example
 * ```ts
 * const dns = new ExposedApp("dns", {
 *   cluster,
 *   image: "coredns/coredns:1.14.2",
 *   exposures: [
 *     { port: "dns", containerPort: 53 },
 *     { port: "dns-tcp", containerPort: 53 },
 *   ],
 * });
 * ```
 */
export interface ImageAppWithExposuresArgs extends AppExposuresArgs, AppPodArgs, AnyAppArgs {
  readonly service?: undefined;
}

/**
 * The arguments of an app that exposes an existing Service, such as a Service from a Helm chart or a YAML file.
 *
 * @example
 * ```ts
 * const dashboards = new ExposedApp(
 *   "dashboards",
 *   { cluster, service: { name: "grafana", port: 80 }, namespace: "monitoring", port: "http" },
 *   { dependsOn: chart },
 * );
 * ```
 * @remarks
 * Identify the Service by its name or by its resource:
 *
 * - By name: you can use any Service on the cluster. If the same program creates the Service, add the Service's resource to `dependsOn`.
 * - By resource: you can use a Service that the same program creates, and you do not need `dependsOn`.
 */
export interface ServiceAppArgs
  extends Omit<ServicePlacementArgs, "service">, Pick<AppPodArgs, "labels" | "annotations">, AnyAppArgs {
  /** The Service and its port. */
  readonly service: ServiceNameArgs | ServiceResourceArgs;
  readonly image?: undefined;
}

/** The arguments of an app that exposes an existing Service through several ports or hosts. */
export interface ServiceAppWithExposuresArgs
  extends Omit<ServiceExposuresArgs, "service">, Pick<AppPodArgs, "labels" | "annotations">, AnyAppArgs {
  /** The Service and its port. */
  readonly service: ServiceNameArgs | ServiceResourceArgs;
  readonly image?: undefined;
}

/**
 * An existing Service, identified by its name.
 *
 * @example
 * ```ts
 * { name: "grafana", port: 80 }
 * ```
 */
export interface ServiceNameArgs extends ServiceBackendArgs {
  readonly resource?: undefined;
}

interface AnyAppArgs {
  /** The cluster on which Berth exposes the app, such as a {@link KindCluster}. */
  readonly cluster: AppCluster;
  /**
   * Adjusts the app's objects. Use a transform for settings that have no argument of their own.
   *
   * For each object, set either arguments that override Berth's arguments, or a function that changes them. A transform can also change
   * placement. Berth does not check the changed arguments.
   *
   * @default no adjustments
   */
  readonly transform?: AppTransform | undefined;
  /**
   * Whether `pulumi up` ends with a health check of the app.
   *
   * The machine that runs Pulumi sends requests to each of the app's host ports. If the app does not respond or its new pods are not ready
   * before the time limit, the update fails. If a problem is permanent, the update fails earlier. The error names the hops that block the
   * request. To change the time limits, use {@link VerifyArgs}.
   *
   * The check runs when the route or one of the app's objects has changed. Berth skips the check if the port uses UDP or SCTP, or if this
   * machine does not publish the port.
   *
   * @default true
   */
  readonly verify?: boolean | VerifyArgs | undefined;
}
