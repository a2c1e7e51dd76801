import {
  planVerification,
  renderVerification,
  type Route,
  type VerifiedPlan,
  type VerifyArgs,
} from "@kind-berth/topology";
import type * as command from "@pulumi/command";
import type * as pulumi from "@pulumi/pulumi";
import { healthCheck, type CheckedObject } from "../cluster/health-check";

/** The health check's plan. The route can contain a Service name that is still unknown during a preview. */
interface PlanToVerify extends Omit<VerifiedPlan, "route"> {
  readonly route: pulumi.Output<Route>;
  /** The app's `verify` argument. */
  readonly verify: boolean | VerifyArgs | undefined;
}

/**
 * Creates an app's health check. The check starts when all of the app's objects exist. The machine that runs Pulumi sends requests to the
 * app's host port until the app responds and its rollout is complete.
 *
 * @param made - the app's objects
 */
export function verification(
  name: string,
  { verify, ...plan }: PlanToVerify,
  made: readonly CheckedObject[],
  opts: pulumi.CustomResourceOptions,
): command.local.Command {
  return healthCheck(
    name,
    plan.route.apply((route) => renderVerification(planVerification({ ...plan, route }, verify))),
    made,
    opts,
  );
}
