import * as command from "@pulumi/command";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { driver, driverText } from "./driver-command";

/** A Kubernetes resource with its metadata. The metadata shows whether the resource has changed. */
type KubernetesObject = pulumi.Resource & {
  readonly metadata: pulumi.Output<{ readonly uid?: string; readonly generation?: number }>;
};

/**
 * An object that a health check depends on. `undefined` if there is no such object. The value is a Pulumi Output if a Helm chart contains
 * the object.
 */
export type CheckedObject = KubernetesObject | pulumi.Input<k8s.core.v1.Service> | undefined;

/**
 * Creates a Command that runs a health check after its objects exist. If the check fails, the update fails, and the next update repeats the
 * check.
 *
 * @param plan - the rendered plan of the health check
 * @param objects - the check runs again when one of these objects or the plan changes
 */
export function healthCheck(
  name: string,
  plan: pulumi.Input<string>,
  objects: readonly CheckedObject[],
  opts: pulumi.CustomResourceOptions,
): command.local.Command {
  const existing = objects.filter((object) => object !== undefined);
  return new command.local.Command(
    name,
    {
      ...driver,
      create: driverText("app verify"),
      stdin: plan,
      triggers: existing.map(stateOf),
    },
    // A Service that is a Pulumi Output needs no dependency here, because the plan contains the Service name.
    pulumi.mergeOptions(opts, { dependsOn: existing.filter((object) => pulumi.Resource.isInstance(object)) }),
  );
}

/**
 * The annotations of an object that a health check waits for. Pulumi then waits only until the object exists. Unlike `pulumi.com/skipAwait`,
 * the annotation does not affect deletion and `pulumi refresh`.
 */
export const existenceAwait = { "pulumi.com/waitFor": "jsonpath={.metadata.uid}" } as const;

/**
 * A Deployment as an Output that depends on health checks. During a preview, the values of the Deployment remain known.
 *
 * @param checks - the health checks that wait for the Deployment's rollout
 */
export function afterChecks(
  deployment: k8s.apps.v1.Deployment,
  checks: readonly pulumi.Resource[],
): pulumi.Output<k8s.apps.v1.Deployment> {
  return pulumi.all(checks.map(({ urn }) => urn)).apply(() => deployment);
}

/** Returns a value that changes exactly when the object's desired state changes. */
function stateOf(made: NonNullable<CheckedObject>): pulumi.Output<unknown> {
  // Read a resource directly. An Output that contains a resource is expensive, because Pulumi searches everything that the resource refers to
  // for unknown values.
  if (pulumi.Resource.isInstance(made)) return stateOfResource(made);
  return pulumi.output(made).apply((object: KubernetesObject | undefined) => {
    // Until Pulumi renders the Helm chart, the chart's objects are unknown.
    return object === undefined ? pulumi.output(pulumi.unknown as unknown) : stateOfResource(object);
  });
}

function stateOfResource(object: KubernetesObject): pulumi.Output<unknown> {
  // An object's `generation` increases each time its desired state changes. Services have no `generation`.
  if (k8s.core.v1.Service.isInstance(object))
    return pulumi.all([object.metadata, object.spec]).apply(([{ uid }, spec]) => [uid, spec]);
  return object.metadata.apply(({ uid, generation }) => [uid, generation]);
}
