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

/** One object of an app. `undefined` if the app does not have such an object. A Pulumi Output if a Helm chart contains the object. */
type Made = KubernetesObject | pulumi.Input<k8s.core.v1.Service> | undefined;

/** The plan of the health check. Its route can contain a Service name that is not known yet at preview. */
interface PlanToVerify extends Omit<VerifiedPlan, "route"> {
  readonly route: pulumi.Output<Route>;
  /** The argument `verify` of the app. */
  readonly verify: boolean | VerifyArgs | undefined;
}

/**
 * Creates the health check of an app. When all objects of the app are ready, the machine that runs Pulumi sends requests to the app's host
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
    // If the Service is a Pulumi Output, it needs no dependency, because the app's Ingress or HTTPRoute already waits for the Service name.
    pulumi.mergeOptions(opts, { dependsOn: objects.filter((object) => pulumi.Resource.isInstance(object)) }),
  );
}

/** A value that changes exactly when the object's desired state changes. */
function stateOf(made: NonNullable<Made>): pulumi.Output<unknown> {
  return pulumi.output(made).apply((object: KubernetesObject | undefined) => {
    // Until Pulumi renders the Helm chart, the objects of the chart are unknown.
    if (object === undefined) return pulumi.output(pulumi.unknown as unknown);
    // The `generation` of a Kubernetes object increases with each change of its desired state. A Service has no `generation`.
    if (k8s.core.v1.Service.isInstance(object))
      return pulumi.all([object.metadata, object.spec]).apply(([{ uid }, spec]) => [uid, spec]);
    return object.metadata.apply(({ uid, generation }) => [uid, generation]);
  });
}
