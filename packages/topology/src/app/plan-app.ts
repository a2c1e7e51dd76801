import type { Warn } from "../findings/berth-error";
import type { ClusterRecord } from "../model/cluster-record";
import type { NamedAppArgs } from "./arguments/app-args";
import type { Claim } from "../model/claim";
import type { AppPlan, ExposurePlan } from "./app-plan";
import type { HeldClaims } from "./claims/held-claims";
import { readAndPlan } from "./plan-exposures";
import { planOrThrow } from "./plan-or-throw";

/**
 * Decides how an app is reached through ports of a cluster, and where its pods must run for that. Pure.
 *
 * @param args - the app's name and its arguments; keys that belong to the pod (`image`, `env`, …) are let through
 * @param record - the cluster
 * @param held - what other apps hold on the cluster: a list, beside what the record says of other stacks, or all of it
 * @param warn - is told of what works, but perhaps not as one may think
 * @throws BerthError with everything that cannot work
 *
 * @example
 * ```ts
 * const exposures = [{ port: "dns", containerPort: 53 }, { port: "dns-tcp", containerPort: 53 }];
 * const plan = planApp({ name: "dns", exposures }, record, []);
 * plan.exposures.map(({ url }) => url); // ["udp://127.0.0.1:5353", "tcp://127.0.0.1:5353"]
 * ```
 */
export function planApp(
  args: NamedAppArgs,
  record: ClusterRecord,
  held: HeldClaims | readonly Claim[],
  warn?: Warn,
): AppPlan {
  return planOrThrow(args, record, held, warn, (context, findings) => readAndPlan(args, context, findings));
}

/**
 * {@link planApp} for an app that is reached in one way: that way.
 *
 * @example
 * ```ts
 * const plan = planExposure({ name: "web", port: "http", containerPort: 8080 }, record, []);
 * plan.url; // "http://web.localhost:8080/"
 * ```
 */
export function planExposure(...args: Parameters<typeof planApp>): ExposurePlan {
  return planApp(...args).exposures[0];
}
