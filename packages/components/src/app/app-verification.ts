import { planVerification, renderVerification, type Route, type VerifiedPlan } from "@kind-berth/topology";
import * as command from "@pulumi/command";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { driver, driverText } from "../cluster/driver-command";

/** A resource of Kubernetes, as far as it tells that it has changed. */
type KubernetesObject = pulumi.Resource & {
  readonly metadata: pulumi.Output<{ readonly uid?: string; readonly generation?: number }>;
};

/** One of what an app is made of; left out where the app has none, and an output where a chart hands it out. */
type Made = KubernetesObject | pulumi.Input<k8s.core.v1.Service> | undefined;

/** What is asked; the route may lead to a Service whose name is known later. */
interface PlanToVerify extends Omit<VerifiedPlan, "route"> {
  readonly route: pulumi.Output<Route>;
}

/**
 * Has an app asked through its host port, from the machine that runs Pulumi, when all its objects are ready. An app that does not
 * answer fails the update; the next one asks again.
 *
 * @param made - what the app is made of; it is asked again when one of them changes, or its route
 */
export function verification(
  name: string,
  plan: PlanToVerify,
  made: readonly Made[],
  opts: pulumi.CustomResourceOptions,
): command.local.Command {
  const objects = made.filter((object) => object !== undefined);
  return new command.local.Command(
    name,
    {
      ...driver,
      create: driverText("app verify"),
      stdin: plan.route.apply((route) => renderVerification(planVerification({ ...plan, route }))),
      triggers: objects.map(stateOf),
    },
    // What hands a Service out as an output has made it by then, since the app's other objects lead to it.
    pulumi.mergeOptions(opts, { dependsOn: objects.filter((object) => pulumi.Resource.isInstance(object)) }),
  );
}

/** What is another after each change of what an object is to be, and after nothing else. */
function stateOf(made: NonNullable<Made>): pulumi.Output<unknown> {
  return pulumi.output(made).apply((object: KubernetesObject | undefined) => {
    // As long as a chart is not rendered, nothing is known of what it has.
    if (object === undefined) return pulumi.output(pulumi.unknown as unknown);
    // Kubernetes counts a generation for that, but not of Services.
    if (k8s.core.v1.Service.isInstance(object))
      return pulumi.all([object.metadata, object.spec]).apply(([{ uid }, spec]) => [uid, spec]);
    return object.metadata.apply(({ uid, generation }) => [uid, generation]);
  });
}
