import type { GatewaySpec, HTTPRouteSpec } from "@kind-berth/topology";
import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { Backend } from "./app/app-objects";

/**
 * Adjusts a resource that a component makes: arguments that take the place of the component's, or a function that changes arguments and
 * options in place. It has the last word, over placement too.
 */
export type Transform<Args> =
  Partial<Args> | ((args: Args, opts: pulumi.CustomResourceOptions, name: string) => undefined);

/** A Deployment's arguments as Berth makes them: plain down to the containers, so that a {@link Transform} can reach them. */
export interface DeploymentTransformArgs extends k8s.apps.v1.DeploymentArgs {
  metadata: k8s.types.input.meta.v1.ObjectMeta;
  spec: DeploymentTransformSpec;
}

/** The `spec` of {@link DeploymentTransformArgs}. */
export interface DeploymentTransformSpec extends k8s.types.input.apps.v1.DeploymentSpec {
  template: {
    metadata: k8s.types.input.meta.v1.ObjectMeta;
    spec: Omit<k8s.types.input.core.v1.PodSpec, "containers"> & {
      containers: k8s.types.input.core.v1.Container[];
    };
  };
}

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

/** A Gateway's arguments as Berth makes them. */
export interface GatewayTransformArgs extends k8s.apiextensions.CustomResourceArgs {
  metadata: k8s.types.input.meta.v1.ObjectMeta;
  spec: GatewaySpec;
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

/**
 * What a resource is made of, adjusted.
 *
 * @returns what a resource's constructor takes
 */
export function transformed<Args extends object>(
  transform: Transform<Args> | undefined,
  name: string,
  args: Args,
  opts: pulumi.CustomResourceOptions,
): [string, Args, pulumi.CustomResourceOptions] {
  if (typeof transform !== "function") return [name, { ...args, ...transform }, opts];
  const own = { ...opts };
  transform(args, own, name);
  return [name, args, own];
}
