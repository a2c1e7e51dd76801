import type {
  AppExposuresArgs,
  AppPlacementArgs,
  ServiceBackendArgs,
  ServiceExposuresArgs,
  ServicePlacementArgs,
} from "@kind-berth/topology";
import type { AppCluster } from "../cluster/app-cluster";
import type { AppPodArgs } from "./app-pod-args";
import type { ServiceResourceArgs } from "./service-resource";
import type { AppTransform } from "./app-transform";

/**
 * The arguments of an {@link ExposedApp}: of an image that is to run, or of a Service that is there already. What decides placement is
 * plain; what goes to the pod may be an output.
 *
 * @example
 * ```ts
 * const web = new ExposedApp("web", { cluster, image: "nginxinc/nginx-unprivileged:1.29", containerPort: 8080, port: "http" });
 * ```
 */
export type ExposedAppArgs =
  ImageAppArgs | ImageAppWithExposuresArgs | ServiceAppArgs | ServiceAppWithExposuresArgs;

/** The arguments of an app that Berth runs, and that is reached in one way. */
export interface ImageAppArgs extends AppPlacementArgs, AppPodArgs, AnyAppArgs {
  readonly service?: undefined;
}

/**
 * The arguments of an app that Berth runs, and that is reached in several ways.
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
 * The arguments of a Service that is there already: from a Helm chart, from YAML, or somebody else's. By name it may be anybody's, and what
 * makes it in the same program goes into `dependsOn`; by resource it is the program's.
 *
 * @example
 * ```ts
 * const dashboards = new ExposedApp(
 *   "dashboards",
 *   { cluster, service: { name: "grafana", port: 80 }, namespace: "monitoring", port: "http" },
 *   { dependsOn: chart },
 * );
 * ```
 */
export interface ServiceAppArgs
  extends Omit<ServicePlacementArgs, "service">, Pick<AppPodArgs, "labels" | "annotations">, AnyAppArgs {
  /** The Service, and which of its ports. */
  readonly service: ServiceNameArgs | ServiceResourceArgs;
  readonly image?: undefined;
}

/** The arguments of a Service that is there already, and that is reached in several ways. */
export interface ServiceAppWithExposuresArgs
  extends Omit<ServiceExposuresArgs, "service">, Pick<AppPodArgs, "labels" | "annotations">, AnyAppArgs {
  /** The Service, and which of its ports. */
  readonly service: ServiceNameArgs | ServiceResourceArgs;
  readonly image?: undefined;
}

/**
 * A Service that is there already, by its name.
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
  /** The cluster, such as a {@link KindCluster}. */
  readonly cluster: AppCluster;
  /**
   * Adjusts the app's objects, for what no other argument says: each by arguments that take the place of Berth's, or by a function that
   * changes them. What placement has decided can be changed too, and is not checked again.
   *
   * @default nothing is adjusted
   */
  readonly transform?: AppTransform | undefined;
  /**
   * Whether `up` ends with a question to the app through its host port, or each of several, from the machine that runs Pulumi: an app that does not
   * answer within half a minute fails the update, and the error names the hop of its route that blocks. It is asked when its route or one of its objects has changed, and not where the port is not
   * one of this machine's.
   *
   * @default true
   */
  readonly verify?: boolean | undefined;
}
