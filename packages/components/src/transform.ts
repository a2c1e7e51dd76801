import type { GatewaySpec } from "@kind-berth/topology";
import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

/**
 * Adjusts a resource that a component creates. A transform is either an object or a function. An object's fields override the component's
 * arguments. A function changes the arguments and options in place.
 *
 * The transform runs last, so it can also change placement.
 */
export type Transform<Args> =
  Partial<Args> | ((args: Args, opts: pulumi.CustomResourceOptions, name: string) => undefined);

/**
 * The arguments that Berth uses to create a Deployment. All fields from `spec` down to the containers are plain values, not Pulumi Outputs,
 * so that a {@link Transform} can change them.
 */
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

/** The arguments that Berth uses to create a Gateway. */
export interface GatewayTransformArgs extends k8s.apiextensions.CustomResourceArgs {
  metadata: k8s.types.input.meta.v1.ObjectMeta;
  spec: GatewaySpec;
}

/**
 * Applies a transform to a resource's arguments and options.
 *
 * @returns the arguments for the resource's constructor
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
