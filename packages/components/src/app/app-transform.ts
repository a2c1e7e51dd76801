import type { HTTPRouteSpec } from "@kind-berth/topology";
import type * as k8s from "@pulumi/kubernetes";
import type { Backend } from "./service-resource";
import type { DeploymentTransformArgs, GatewayTransformArgs, Transform } from "../transform";

/** A Service's arguments as Berth makes them. */
export interface ServiceTransformArgs extends k8s.core.v1.ServiceArgs {
  metadata: k8s.types.input.meta.v1.ObjectMeta;
  spec: k8s.types.input.core.v1.ServiceSpec;
}

/** An Ingress's arguments as Berth makes them. */
export interface IngressTransformArgs extends k8s.networking.v1.IngressArgs {
  metadata: k8s.types.input.meta.v1.ObjectMeta;
  spec: k8s.types.input.networking.v1.IngressSpec;
}

/** An HTTPRoute's arguments as Berth makes them. */
export interface HTTPRouteTransformArgs extends k8s.apiextensions.CustomResourceArgs {
  metadata: k8s.types.input.meta.v1.ObjectMeta;
  spec: Omit<HTTPRouteSpec, "rules"> & { rules: HTTPRouteTransformRule[] };
}

/** A rule of {@link HTTPRouteTransformArgs}: the Service's name may be known later. */
export interface HTTPRouteTransformRule extends Pick<HTTPRouteSpec["rules"][number], "matches"> {
  backendRefs: Backend[];
}

/**
 * How each of an app's objects is adjusted.
 *
 * @example
 * ```ts
 * {
 *   service: (args) => {
 *     args.spec.sessionAffinity = "ClientIP";
 *   },
 * }
 * ```
 */
export interface AppTransform {
  /** The Deployment. */
  readonly deployment?: Transform<DeploymentTransformArgs> | undefined;
  /** The Service. */
  readonly service?: Transform<ServiceTransformArgs> | undefined;
  /** The Ingress; with the exposure `ingress` only. */
  readonly ingress?: Transform<IngressTransformArgs> | undefined;
  /** The app's own Gateway; with the exposure `gateway` on an HTTPS port only. */
  readonly gateway?: Transform<GatewayTransformArgs> | undefined;
  /** The HTTPRoute; with the exposure `gateway` only. */
  readonly httpRoute?: Transform<HTTPRouteTransformArgs> | undefined;
}
