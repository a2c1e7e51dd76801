import {
  planVerification,
  renderVerification,
  type Route,
  type VerifiedPlan,
  type VerifyArgs,
} from "@kind-berth/topology";
import * as command from "@pulumi/command";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { driver, driverText } from "../cluster/driver-command";

/** A Kubernetes resource with its metadata. The metadata shows whether the resource has changed. */
type KubernetesObject = pulumi.Resource & {
  readonly metadata: pulumi.Output<{ readonly uid?: string; readonly generation?: number }>;
};

/**
 * One of an app's objects. `undefined` if the app does not have the object. The value is a Pulumi Output if a Helm chart contains the
 * object.
 */
type Made = KubernetesObject | pulumi.Input<k8s.core.v1.Service> | undefined;

/** The health check's plan. The route can contain a Service name that is still unknown during a preview. */
interface PlanToVerify extends Omit<VerifiedPlan, "route"> {
  readonly route: pulumi.Output<Route>;
  /** The app's `verify` argument. */
  readonly verify: boolean | VerifyArgs | undefined;
}

/**
 * Creates an app's health check. When all of the app's objects are ready, the machine that runs Pulumi sends requests to the app's host
 * port.
 *
 * If the app does not respond, the update fails, and the next update repeats the check.
 *
 * @param made - the app's objects; the check runs again when one of these objects or the route changes
 */
export function verification(
  name: string,
  { verify, ...plan }: PlanToVerify,
  made: readonly Made[],
  opts: pulumi.CustomResourceOptions,
): command.local.Command {
  const objects = made.filter((object) => object !== undefined);
  return new command.local.Command(
    name,
    {
      ...driver,
      create: driverText("app verify"),
      stdin: plan.route.apply((route) => renderVerification(planVerification({ ...plan, route }, verify))),
      triggers: objects.map(stateOf),
    },
    // A Service that is a Pulumi Output needs no dependency here, because the app's Ingress or HTTPRoute already waits for the Service
    // name.
    pulumi.mergeOptions(opts, { dependsOn: objects.filter((object) => pulumi.Resource.isInstance(object)) }),
  );
}

/** A value that changes exactly when the object's desired state changes. */
function stateOf(made: NonNullable<Made>): pulumi.Output<unknown> {
  return pulumi.output(made).apply((object: KubernetesObject | undefined) => {
    // Until Pulumi renders the Helm chart, the chart's objects are unknown.
    if (object === undefined) return pulumi.output(pulumi.unknown as unknown);
    // An object's `generation` increases each time its desired state changes. Services have no `generation`.
    if (k8s.core.v1.Service.isInstance(object))
      return pulumi.all([object.metadata, object.spec]).apply(([{ uid }, spec]) => [uid, spec]);
    return object.metadata.apply(({ uid, generation }) => [uid, generation]);
  });
}
