import { planVerification, renderVerification, type VerifiedPlan } from "@berth/topology";
import * as command from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";
import { driver } from "./driver-command";

/** A resource of Kubernetes, as far as it tells that it has changed. */
type KubernetesObject = pulumi.Resource & {
  readonly metadata: pulumi.Output<{ readonly uid?: string; readonly generation?: number }>;
};

/**
 * Has an app asked through its host port, from the machine that runs Pulumi, when all its objects are ready. An app that does not
 * answer fails the update; the next one asks again.
 *
 * @param made - what the app is made of; it is asked again when one of them changes, or its route
 */
export function verification(
  name: string,
  plan: VerifiedPlan,
  made: readonly (KubernetesObject | undefined)[],
  opts: pulumi.CustomResourceOptions,
): command.local.Command {
  const objects = made.filter((object) => object !== undefined);
  return new command.local.Command(
    name,
    {
      ...driver,
      create: 'require("@berth/components/driver").verify()',
      stdin: renderVerification(planVerification(plan)),
      // Kubernetes counts a generation for each change of what an object is to be, and for nothing else.
      triggers: objects.map(({ metadata }) => metadata.apply(({ uid, generation }) => [uid, generation])),
    },
    pulumi.mergeOptions(opts, { dependsOn: objects }),
  );
}
