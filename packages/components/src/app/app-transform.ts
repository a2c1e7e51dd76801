import type { HTTPRouteSpec } from "@kind-berth/topology";
import type * as k8s from "@pulumi/kubernetes";
import type { Backend } from "./service-resource";
import type { DeploymentTransformArgs, GatewayTransformArgs, Transform } from "../transform";

/** The arguments that Berth uses to create a Service. */
export interface ServiceTransformArgs extends k8s.core.v1.ServiceArgs {
  metadata: k8s.types.input.meta.v1.ObjectMeta;
  spec: k8s.types.input.core.v1.ServiceSpec;
}

/** The arguments that Berth uses to create an Ingress. */
export interface IngressTransformArgs extends k8s.networking.v1.IngressArgs {
  metadata: k8s.types.input.meta.v1.ObjectMeta;
  spec: k8s.types.input.networking.v1.IngressSpec;
}

/** The arguments that Berth uses to create an HTTPRoute. */
export interface HTTPRouteTransformArgs extends k8s.apiextensions.CustomResourceArgs {
  metadata: k8s.types.input.meta.v1.ObjectMeta;
  spec: Omit<HTTPRouteSpec, "rules"> & { rules: HTTPRouteTransformRule[] };
}

/** A rule in {@link HTTPRouteTransformArgs}. The Service name can be a Pulumi Output. */
export interface HTTPRouteTransformRule extends Pick<HTTPRouteSpec["rules"][number], "matches"> {
  backendRefs: Backend[];
}

/**
 * Adjusts an app's objects. Set a property for each object that you want to change.
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
  /** Adjusts the Deployment. */
  readonly deployment?: Transform<DeploymentTransformArgs> | undefined;
  /** Adjusts the Service. */
  readonly service?: Transform<ServiceTransformArgs> | undefined;
  /** Adjusts the Ingress. Applies only to the `ingress` exposure. */
  readonly ingress?: Transform<IngressTransformArgs> | undefined;
  /** Adjusts the app's own Gateway. Applies only to the `gateway` exposure on an HTTPS port. */
  readonly gateway?: Transform<GatewayTransformArgs> | undefined;
  /** Adjusts the HTTPRoute. Applies only to the `gateway` exposure. */
  readonly httpRoute?: Transform<HTTPRouteTransformArgs> | undefined;
}
